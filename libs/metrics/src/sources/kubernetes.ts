import { counter, gauge, histogram, info } from '../metric.ts';

const CONTAINER = ['namespace', 'pod', 'container'];

/** kube-state-metrics 2: docs/metrics of kubernetes/kube-state-metrics. Scraped with its own `namespace` and `pod` kept. */
export const kubeStateMetrics = [
  gauge('kube_pod_status_phase', 'boolean', 'namespace', 'pod', 'phase'),
  gauge('kube_pod_status_ready', 'boolean', 'namespace', 'pod', 'condition'),
  info('kube_pod_info', 'namespace', 'pod', 'node', 'created_by_kind', 'created_by_name'),
  counter('kube_pod_container_status_restarts_total', 'count', ...CONTAINER),
  gauge('kube_pod_container_status_waiting_reason', 'boolean', ...CONTAINER, 'reason'),
  gauge('kube_pod_container_status_last_terminated_reason', 'boolean', ...CONTAINER, 'reason'),
  gauge('kube_pod_container_resource_requests', 'count', ...CONTAINER, 'node', 'resource', 'unit'),
  gauge('kube_pod_container_resource_limits', 'count', ...CONTAINER, 'node', 'resource', 'unit'),
  gauge('kube_node_status_allocatable', 'count', 'node', 'resource', 'unit'),
  gauge('kube_node_status_condition', 'boolean', 'node', 'condition', 'status'),
  gauge('kube_node_spec_unschedulable', 'boolean', 'node'),
  info('kube_node_labels', 'node', 'label_karpenter_sh_capacity_type', 'label_topology_kubernetes_io_zone'),
  gauge('kube_deployment_spec_replicas', 'count', 'namespace', 'deployment'),
  gauge('kube_deployment_status_replicas_available', 'count', 'namespace', 'deployment'),
  gauge('kube_statefulset_replicas', 'count', 'namespace', 'statefulset'),
  gauge('kube_statefulset_status_replicas_ready', 'count', 'namespace', 'statefulset'),
  gauge('kube_daemonset_status_desired_number_scheduled', 'count', 'namespace', 'daemonset'),
  gauge('kube_daemonset_status_number_ready', 'count', 'namespace', 'daemonset'),
  gauge('kube_horizontalpodautoscaler_spec_max_replicas', 'count', 'namespace', 'horizontalpodautoscaler'),
  gauge('kube_horizontalpodautoscaler_status_current_replicas', 'count', 'namespace', 'horizontalpodautoscaler'),
  gauge('kube_horizontalpodautoscaler_status_desired_replicas', 'count', 'namespace', 'horizontalpodautoscaler'),
  gauge('kube_persistentvolume_capacity_bytes', 'bytes', 'persistentvolume'),
  gauge('kube_job_status_failed', 'count', 'namespace', 'job_name', 'reason'),
  gauge('kube_cronjob_status_last_successful_time', 'timestamp', 'namespace', 'cronjob'),
  gauge('kube_secret_created', 'timestamp', 'namespace', 'secret'),
  gauge('kube_secret_metadata_resource_version', 'count', 'namespace', 'secret'),
];

/** node-exporter: collector/*.go of prometheus/node_exporter. */
export const node = [
  counter('node_cpu_seconds_total', 'seconds', 'cpu', 'mode'),
  gauge('node_memory_MemAvailable_bytes', 'bytes'),
  gauge('node_memory_MemTotal_bytes', 'bytes'),
  gauge('node_filesystem_avail_bytes', 'bytes', 'device', 'fstype', 'mountpoint'),
  gauge('node_filesystem_size_bytes', 'bytes', 'device', 'fstype', 'mountpoint'),
  gauge('node_filesystem_files_free', 'count', 'device', 'fstype', 'mountpoint'),
  gauge('node_filesystem_files', 'count', 'device', 'fstype', 'mountpoint'),
  counter('node_network_transmit_bytes_total', 'bytes', 'device'),
  counter('node_network_receive_bytes_total', 'bytes', 'device'),
];

/** The kubelet's own endpoint. */
export const kubelet = [
  gauge('kubelet_volume_stats_used_bytes', 'bytes', 'namespace', 'persistentvolumeclaim'),
  gauge('kubelet_volume_stats_available_bytes', 'bytes', 'namespace', 'persistentvolumeclaim'),
  gauge('kubelet_volume_stats_capacity_bytes', 'bytes', 'namespace', 'persistentvolumeclaim'),
  gauge('kubelet_running_pods', 'count', 'node'),
  histogram('kubelet_pleg_relist_duration_seconds', 'seconds', 'node'),
];

/** cAdvisor, which the kubelet serves beside it. Sums over containers leave out `container=""`, the pod's own cgroup. */
export const cadvisor = [
  counter('container_cpu_usage_seconds_total', 'seconds', ...CONTAINER),
  counter('container_cpu_cfs_periods_total', 'count', ...CONTAINER),
  counter('container_cpu_cfs_throttled_periods_total', 'count', ...CONTAINER),
  gauge('container_memory_working_set_bytes', 'bytes', ...CONTAINER),
];
