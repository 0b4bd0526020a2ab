import { counter, gauge } from '../metric.ts';

/**
 * Envoy's own, from gateways and sidecars. Proxies report these only where their `proxyStatsMatcher` names them.
 * `admit` and `refuse` are the prefixes of the two rate limit filters; their counters appear with the first event, so
 * absent means none.
 */
export const envoy = [
  counter('envoy_cluster_ratelimit_admit_ok', 'count', 'cluster_name'),
  counter('envoy_cluster_ratelimit_admit_error', 'count', 'cluster_name'),
  counter('envoy_cluster_ratelimit_admit_over_limit', 'count', 'cluster_name'),
  counter('envoy_cluster_ratelimit_admit_failure_mode_allowed', 'count', 'cluster_name'),
  counter('envoy_cluster_ratelimit_refuse_ok', 'count', 'cluster_name'),
  counter('envoy_cluster_ratelimit_refuse_error', 'count', 'cluster_name'),
  counter('envoy_cluster_ratelimit_refuse_over_limit', 'count', 'cluster_name'),
  counter('envoy_cluster_upstream_rq_total', 'count', 'cluster_name'),
  counter('envoy_cluster_upstream_rq_retry', 'count', 'cluster_name'),
  counter('envoy_cluster_upstream_rq_retry_overflow', 'count', 'cluster_name'),
  counter('envoy_cluster_upstream_rq_pending_overflow', 'count', 'cluster_name'),
  gauge('envoy_cluster_upstream_cx_active', 'count', 'cluster_name'),
  gauge('envoy_cluster_outlier_detection_ejections_active', 'count', 'cluster_name'),
  gauge('envoy_server_live', 'boolean'),
];
