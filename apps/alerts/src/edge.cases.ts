import type { AlertCase } from './case.ts';

const probe = (target: string) => `probe_success{region="us-east-1",target_region="${target}"}`;
const cluster = '{region="us-east-1",cluster_name="outbound|8000||agent",pod="a"}';
const other = '{region="us-east-1",cluster_name="outbound|8000||agent",pod="b"}';
const requests = (route: string) =>
  `istio_requests_total{region="us-east-1",reporter="source",source_workload="istio-ingress",route="${route}"}`;
const failOpen = `envoy_cluster_ratelimit_admit_failure_mode_allowed${cluster}`;

export const edgeCases: readonly AlertCase[] = [
  {
    alert: 'RegionUnreachable',
    says: 'one region stops to answer, and comes back; the others answer all the time',
    series: { [probe('eu-west-1')]: '1x5 0x9 1x30', [probe('us-east-1')]: '1x45' },
    quiet: ['5m', '6m', '30m'],
    fires: { '8m': ['region="us-east-1",target_region="eu-west-1"'], '17m': ['target_region="eu-west-1"'] },
  },
  {
    alert: 'RegionUnreachable',
    says: 'a single probe is lost',
    series: { [probe('eu-west-1')]: '1x5 0 1x20' },
    quiet: ['6m', '7m', '8m'],
  },
  {
    alert: 'RegionEvacuated',
    says: 'the region is evacuated: clients are gone but for a straggler, health checks are not',
    evacuated: true,
    series: { [requests('api-v1-read')]: '0+6000x10 60000+30x30', [requests('healthz-ready-read')]: '0+120x40' },
    quiet: ['10m'],
    fires: { '16m': ['region="us-east-1"'] },
  },
  {
    alert: 'RegionEvacuated',
    says: 'the region is evacuated, and its gateways are gone with all their series',
    evacuated: true,
    series: {},
    fires: { '1m': ['region="us-east-1"'] },
  },
  {
    alert: 'RegionEvacuated',
    says: 'somebody forgot that the region was evacuated once: clients are back',
    evacuated: true,
    series: { [requests('api-v1-write')]: '0+600x30' },
    quiet: ['10m', '30m'],
  },
  {
    alert: 'RegionEvacuated',
    says: 'a region without a single client was never declared as evacuated: that is an outage',
    series: { [requests('api-v1-read')]: '5000x30' },
    quiet: ['10m', '30m'],
  },
  {
    alert: 'RateLimitFailOpen',
    says: 'the rate limit service stops to answer: the counter appears with the first request that passes',
    interval: '15s',
    series: { [failOpen]: '_x20 5+150x40' },
    quiet: ['5m'],
    fires: { '6m': ['region="us-east-1"'] },
  },
  {
    alert: 'RateLimitFailOpen',
    says: 'it answers again: the counter stays where it is, and starts again with a new pod',
    series: { [failOpen]: '900x40 0x20', [`envoy_cluster_ratelimit_admit_ok${cluster}`]: '0+600x60' },
    quiet: ['10m', '40m', '45m'],
  },
  {
    alert: 'CircuitBreakerOpen',
    says: 'a pool overflows twice a minute',
    series: { [`envoy_cluster_upstream_rq_pending_overflow${cluster}`]: '0x5 2+2x30' },
    quiet: ['5m', '9m'],
    fires: { '14m': ['cluster_name="outbound|8000||agent"'] },
  },
  {
    alert: 'CircuitBreakerOpen',
    says: 'a pool overflows twice in five minutes',
    series: {
      [`envoy_cluster_upstream_rq_pending_overflow${cluster}`]:
        '0 0 1 1 1 2 2 3 3 3 4 4 5 5 5 6 6 7 7 7 8 8 9 9 9 10 10 11 11 11',
    },
    quiet: ['15m', '18m', '29m'],
  },
  {
    alert: 'RetriesHigh',
    says: 'every fifth request of one pod is a retry, and none of the other',
    series: {
      [`envoy_cluster_upstream_rq_retry${cluster}`]: '0+300x30',
      [`envoy_cluster_upstream_rq_total${cluster}`]: '0+1500x30',
      [`envoy_cluster_upstream_rq_retry${other}`]: '0x30',
      [`envoy_cluster_upstream_rq_total${other}`]: '0+500x30',
    },
    quiet: ['4m'],
    fires: { '10m': ['cluster_name="outbound|8000||agent"'] },
  },
  {
    alert: 'RetriesHigh',
    says: 'one request in twenty is a retry, and a callee that nobody calls has no ratio',
    series: {
      [`envoy_cluster_upstream_rq_retry${cluster}`]: '0+50x30',
      [`envoy_cluster_upstream_rq_total${cluster}`]: '0+1000x30',
      'envoy_cluster_upstream_rq_retry{region="us-east-1",cluster_name="idle"}': '0x30',
      'envoy_cluster_upstream_rq_total{region="us-east-1",cluster_name="idle"}': '0x30',
    },
    quiet: ['10m', '30m'],
  },
  {
    alert: 'EndpointsEjected',
    says: 'a pod is ejected again and again',
    series: { [`envoy_cluster_outlier_detection_ejections_active${cluster}`]: '0x3 1x30' },
    quiet: ['3m', '12m'],
    fires: { '15m': ['cluster_name="outbound|8000||agent"'] },
  },
  {
    alert: 'EndpointsEjected',
    says: 'a pod is ejected for half a minute',
    series: { [`envoy_cluster_outlier_detection_ejections_active${cluster}`]: '0x3 1 0x30' },
    quiet: ['4m', '15m'],
  },
];
