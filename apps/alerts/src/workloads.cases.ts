import type { AlertCase } from './case.ts';

const where = 'region="us-east-1",namespace="ci-failure",pod="a"';
const restarts = `kube_pod_container_status_restarts_total{${where},container="agent"}`;
const phase = (value: string) => `kube_pod_status_phase{${where},phase="${value}"}`;
const notReady = `kube_pod_status_ready{${where},condition="false"}`;
const killed = (reason: string) =>
  `kube_pod_container_status_last_terminated_reason{${where},container="agent",reason="${reason}"}`;
const periods = `container_cpu_cfs_periods_total{${where},container="agent"}`;
const throttled = `container_cpu_cfs_throttled_periods_total{${where},container="agent"}`;
const deployment = '{region="us-east-1",namespace="ci-failure",deployment="agent"}';
const autoscaler = '{region="us-east-1",namespace="ci-failure",horizontalpodautoscaler="agent"}';
const job = '{region="us-east-1",namespace="ci-failure",job_name="nightly"}';
const scaler = '{region="us-east-1",namespace="ci-failure",scaledObject="worker",scaler="sqs"}';

export const workloadCases: readonly AlertCase[] = [
  {
    alert: 'PodCrashLooping',
    says: 'a container restarts every four minutes',
    series: { [restarts]: '0 0 0 0 1 1 1 1 2 2 2 2 3 3 3 3 4 4 4 4 4x40' },
    quiet: ['4m', '50m'],
    fires: { '16m': [where], '30m': [where] },
  },
  {
    alert: 'PodCrashLooping',
    says: 'a container restarts twice',
    series: { [restarts]: '0x10 1x5 2x60' },
    quiet: ['12m', '18m', '1h'],
  },
  {
    alert: 'PodNotReady',
    says: 'a pod runs and is never ready',
    series: { [notReady]: '1x40', [phase('Running')]: '1x40', [phase('Succeeded')]: '0x40' },
    quiet: ['14m'],
    fires: { '16m': [where] },
  },
  {
    alert: 'PodNotReady',
    says: 'the pod of a job has ended, which is no longer ready for ever',
    series: {
      [notReady]: '1x40',
      [phase('Running')]: '0x40',
      [phase('Pending')]: '0x40',
      [phase('Succeeded')]: '1x40',
    },
    quiet: ['30m'],
  },
  {
    alert: 'PodNotReady',
    says: 'a pod runs and is ready',
    series: { [notReady]: '0x40', [phase('Running')]: '1x40' },
    quiet: ['30m'],
  },
  {
    alert: 'OutOfMemoryKilled',
    says: 'a container is killed for its memory, for the first time',
    series: { [restarts]: '0x10 1x60', [killed('OOMKilled')]: '_x10 1x60' },
    quiet: ['10m', '50m'],
    fires: { '12m': [where], '26m': [where] },
  },
  {
    alert: 'OutOfMemoryKilled',
    says: 'a container that was killed long ago runs well, and another restarts for other reasons',
    series: { [restarts]: '5x60', [killed('OOMKilled')]: '1x60' },
    quiet: ['10m', '30m', '1h'],
  },
  {
    alert: 'OutOfMemoryKilled',
    says: 'a container restarts by an error of its own',
    series: { [restarts]: '0x10 1x60', [killed('Error')]: '1x70' },
    quiet: ['12m', '30m'],
  },
  {
    alert: 'CpuThrottled',
    says: 'a pod is held back in a third of its periods',
    series: { [periods]: '0+600x40', [throttled]: '0+200x40' },
    quiet: ['14m'],
    fires: { '20m': [where] },
  },
  {
    alert: 'CpuThrottled',
    says: 'a pod is held back now and then, and one without a limit has no periods',
    series: {
      [periods]: '0+600x40',
      [throttled]: '0+90x40',
      'container_cpu_cfs_throttled_periods_total{pod="b"}': '0x40',
    },
    quiet: ['20m', '40m'],
  },
  {
    alert: 'CpuThrottled',
    says: 'a pod does nothing: no period of no periods is not a number',
    series: { [periods]: '0x40', [throttled]: '0x40' },
    quiet: ['30m'],
  },
  {
    alert: 'ReplicasMissing',
    says: 'half of the pods are gone',
    series: {
      [`kube_deployment_status_replicas_available${deployment}`]: '12x5 6x30',
      [`kube_deployment_spec_replicas${deployment}`]: '12x40',
    },
    quiet: ['5m', '14m'],
    fires: { '17m': ['deployment="agent"'] },
  },
  {
    alert: 'ReplicasMissing',
    says: 'a rollout replaces pods in turn, and another Deployment asks for none',
    series: {
      [`kube_deployment_status_replicas_available${deployment}`]: '10x40',
      [`kube_deployment_spec_replicas${deployment}`]: '12x40',
      'kube_deployment_status_replicas_available{region="us-east-1",deployment="none"}': '0x40',
      'kube_deployment_spec_replicas{region="us-east-1",deployment="none"}': '0x40',
    },
    quiet: ['30m'],
  },
  {
    alert: 'AutoscalerAtMaximum',
    says: 'an autoscaler goes up to its maximum, and down again',
    series: {
      [`kube_horizontalpodautoscaler_status_current_replicas${autoscaler}`]: '59x10 60x20 59x20',
      [`kube_horizontalpodautoscaler_spec_max_replicas${autoscaler}`]: '60x60',
    },
    quiet: ['10m', '24m', '40m'],
    fires: { '28m': ['horizontalpodautoscaler="agent"'] },
  },
  {
    alert: 'JobFailed',
    says: 'a job fails',
    series: { [`kube_job_status_failed${job}`]: '0x5 1x30' },
    quiet: ['5m'],
    fires: { '7m': ['job_name="nightly"'] },
  },
  {
    alert: 'ScalerFailing',
    says: 'KEDA may not read the queue',
    series: { [`keda_scaler_detail_errors_total${scaler}`]: '0x5 1+4x40' },
    quiet: ['5m', '14m'],
    fires: { '20m': ['scaledObject="worker"'] },
  },
  {
    alert: 'ScalerFailing',
    says: 'one error an hour ago is no failing, nor is a restart of KEDA',
    series: { [`keda_scaler_detail_errors_total${scaler}`]: '3x5 4x60 0x20' },
    quiet: ['15m', '30m', '70m'],
  },
];
