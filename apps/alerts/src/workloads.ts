import { alert, type RuleGroup } from '@auditorsec/alerting/rule';
import { limits } from '@auditorsec/slo/limits';

const POD = 'by (region, namespace, pod)';
const pod = '{{ $labels.region }}: {{ $labels.namespace }}/{{ $labels.pod }}';

/** Pods, and what keeps the right number of them. */
export const workloads: RuleGroup = {
  name: 'workloads',
  rules: [
    alert({
      name: 'PodCrashLooping',
      expr: `sum ${POD} (increase(kube_pod_container_status_restarts_total[15m])) > 2`,
      keepFiringFor: '15m',
      severity: 'ticket',
      team: 'platform',
      summary: `${pod} crashes again and again`,
      description: '{{ $value | humanize }} restarts in a quarter of an hour.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'PodNotReady',
      expr: [
        `max ${POD} (kube_pod_status_ready{condition="false"}) == 1`,
        `and max ${POD} (kube_pod_status_phase{phase=~"Pending|Running"}) == 1`,
      ].join('\n'),
      for: '15m',
      severity: 'ticket',
      team: 'platform',
      summary: `${pod} does not become ready`,
      description: 'It takes no requests, or was never started.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'OutOfMemoryKilled',
      expr: [
        `sum ${POD} (kube_pod_container_status_last_terminated_reason{reason="OOMKilled"}) > 0`,
        `and sum ${POD} (increase(kube_pod_container_status_restarts_total[15m])) > 0`,
      ].join('\n'),
      keepFiringFor: '15m',
      severity: 'ticket',
      team: 'platform',
      summary: `${pod} was killed, as it needed more memory than its limit`,
      description: 'Its requests in flight were lost.',
      dashboard: 'error-tracking',
    }),
    alert({
      name: 'CpuThrottled',
      expr: [
        `sum ${POD} (rate(container_cpu_cfs_throttled_periods_total[5m]))`,
        `/ sum ${POD} (rate(container_cpu_cfs_periods_total[5m])) > ${limits.throttled}`,
      ].join('\n'),
      for: '15m',
      severity: 'ticket',
      team: 'platform',
      summary: `${pod} is held back by its CPU limit`,
      description: 'It waits in {{ $value | humanizePercentage }} of the periods: requests take longer than they need.',
      dashboard: 'infrastructure',
    }),
    alert({
      name: 'ReplicasMissing',
      expr: 'kube_deployment_status_replicas_available < 0.75 * kube_deployment_spec_replicas',
      for: '10m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: {{ $labels.namespace }}/{{ $labels.deployment }} runs too few pods',
      description: '{{ $value }} are available, less than three quarters of what it asks for.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'AutoscalerAtMaximum',
      expr: 'kube_horizontalpodautoscaler_status_current_replicas >= kube_horizontalpodautoscaler_spec_max_replicas',
      for: '15m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: {{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }} is at its maximum',
      description: 'All {{ $value }} pods that it may have are there: more load makes it slower.',
      dashboard: 'infrastructure',
    }),
    alert({
      name: 'JobFailed',
      expr: 'max by (region, namespace, job_name) (kube_job_status_failed) > 0',
      keepFiringFor: '15m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: job {{ $labels.namespace }}/{{ $labels.job_name }} failed',
      description: 'What it should have done is not done.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'ScalerFailing',
      expr: 'sum by (region, namespace, scaledObject) (rate(keda_scaler_detail_errors_total[5m])) > 0',
      for: '10m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: {{ $labels.namespace }}/{{ $labels.scaledObject }} cannot read its queue',
      description: 'KEDA keeps the number of pods as it is, whatever waits.',
      dashboard: 'infrastructure',
    }),
  ],
};
