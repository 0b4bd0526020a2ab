import type { Labels } from '../labels.ts';
import { named } from '../region.ts';
import { constant, cross, type Moment, type Shape, type Shapes } from '../shape.ts';
import { midnight } from '../timeline.ts';
import { requests } from '../traffic.ts';
import { during } from '../troubles.ts';

const pods: Shape['each'] = (region) => region.pods;
const nodes: Shape['each'] = (region) => region.nodes;
const autoscalers = named('horizontalpodautoscaler', 'HorizontalPodAutoscaler');
const deployments = named('deployment', 'Deployment');
const statefulSets = named('statefulset', 'StatefulSet');
const daemonSets: Shape['each'] = () => [{ namespace: 'istio-cni', daemonset: 'istio-cni-node' }];

/** The pods that have no node to stand on. */
function isPending({ workload, pod }: Labels, { region, seconds }: Moment): boolean {
  return workload === 'ci-failure-agent' && pod?.endsWith('-1') === true && during('noCapacity', region.name, seconds);
}

/** The pod that crashes and starts again. */
function isCrashing({ workload, pod }: Labels, { region, seconds }: Moment): boolean {
  return workload === 'ci-failure-worker' && pod?.endsWith('-0') === true && during('crashLoop', region.name, seconds);
}

const isReady = (pod: Labels, moment: Moment): boolean => !isPending(pod, moment) && !isCrashing(pod, moment);

/** 1 for the one of several values that holds, and 0 for the others, as kube-state-metrics writes states. */
function state(each: Shape['each'], label: string, values: readonly string[], holds: StateOf): Shape {
  return {
    each: (region) => cross(each(region), label, values),
    value: (labels, moment) => (labels[label] === holds(labels, moment) ? 1 : 0),
  };
}

type StateOf = (labels: Labels, moment: Moment) => string;

/** What a container or a node may have, by resource. */
function resources(each: Shape['each'], cpu: number, memory: number): Shape {
  return {
    each: (region) =>
      each(region).flatMap((labels) => [
        { ...labels, resource: 'cpu', unit: 'core' },
        { ...labels, resource: 'memory', unit: 'byte' },
      ]),
    value: ({ resource }) => (resource === 'cpu' ? cpu : memory),
  };
}

/** Autoscaled replicas follow the traffic; in the outage everything is at its most. */
function replicas({ region, seconds }: Moment): number {
  return during('outage', region.name, seconds) ? MOST : Math.ceil(requests({ region, seconds }) / 300);
}

const MOST = 24;
const GiB = 2 ** 30;

export const kubeStateMetrics: Shapes = {
  kube_pod_status_phase: state(pods, 'phase', ['Pending', 'Running', 'Failed'], (pod, moment) =>
    isPending(pod, moment) ? 'Pending' : 'Running',
  ),
  kube_pod_status_ready: state(pods, 'condition', ['true', 'false'], (pod, moment) => String(isReady(pod, moment))),
  kube_pod_info: constant(
    ({ pods: all }) =>
      all.map((pod) => ({ ...pod, created_by_kind: 'ReplicaSet', created_by_name: pod['workload'] ?? '' })),
    1,
  ),
  kube_pod_container_status_restarts_total: {
    each: pods,
    value: (pod, moment) => (isCrashing(pod, moment) ? 1 / 120 : 0),
  },
  kube_pod_container_status_waiting_reason: state(pods, 'reason', ['CrashLoopBackOff'], (pod, moment) =>
    isCrashing(pod, moment) ? 'CrashLoopBackOff' : '',
  ),
  kube_pod_container_status_last_terminated_reason: state(pods, 'reason', ['OOMKilled'], (pod, moment) =>
    isCrashing(pod, moment) ? 'OOMKilled' : '',
  ),
  kube_pod_container_resource_requests: resources(pods, 0.25, GiB / 4),
  kube_pod_container_resource_limits: resources(pods, 1, GiB / 2),
  kube_node_status_allocatable: resources(nodes, 16, 60 * GiB),
  kube_node_status_condition: {
    each: (region) => cross(cross(nodes(region), 'condition', ['Ready']), 'status', ['true', 'false', 'unknown']),
    value: ({ status }) => (status === 'true' ? 1 : 0),
  },
  kube_node_spec_unschedulable: constant(nodes, 0),
  kube_node_labels: constant(nodes, 1),
  kube_deployment_spec_replicas: constant(deployments, 2),
  kube_deployment_status_replicas_available: {
    each: deployments,
    value: ({ deployment }, { region, seconds }) =>
      deployment === 'ci-failure-worker' && during('crashLoop', region.name, seconds) ? 1 : 2,
  },
  kube_statefulset_replicas: constant(statefulSets, 2),
  kube_statefulset_status_replicas_ready: constant(statefulSets, 2),
  kube_daemonset_status_desired_number_scheduled: constant(daemonSets, 3),
  kube_daemonset_status_number_ready: constant(daemonSets, 3),
  kube_horizontalpodautoscaler_spec_max_replicas: constant(autoscalers, MOST),
  kube_horizontalpodautoscaler_status_current_replicas: { each: autoscalers, value: (_, moment) => replicas(moment) },
  kube_horizontalpodautoscaler_status_desired_replicas: { each: autoscalers, value: (_, moment) => replicas(moment) },
  kube_persistentvolume_capacity_bytes: constant(() => [{ persistentvolume: 'pvc-counters-0' }], 8 * GiB),
  kube_job_status_failed: {
    each: () => [{ namespace: 'ci-failure', job_name: 'ci-failure-nightly-1', reason: 'DeadlineExceeded' }],
    value: (_, { region, seconds }) => (during('nightlyFailed', region.name, seconds) ? 1 : 0),
  },
  kube_cronjob_status_last_successful_time: {
    each: named('cronjob', 'CronJob'),
    value: (_, { seconds }) => midnight + (seconds < midnight + 9600 ? -76_800 : 9600),
  },
  kube_secret_created: constant(
    () => [{ namespace: 'istio-ingress', secret: 'api-certificate' }],
    midnight - 30 * 86_400,
  ),
  kube_secret_metadata_resource_version: constant(
    () => [{ namespace: 'istio-ingress', secret: 'api-certificate' }],
    4711,
  ),
};
