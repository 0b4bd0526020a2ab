import { counter, gauge } from '../metric.ts';

const LIMIT = ['domain', 'key1', 'key2'];

/** envoyproxy/ratelimit: src/stats/prom/default_mapper.yaml. `key1` and `key2` name the limit, never a client. */
export const rateLimit = [
  counter('ratelimit_service_rate_limit_total_hits', 'count', ...LIMIT),
  counter('ratelimit_service_rate_limit_over_limit', 'count', ...LIMIT),
  counter('ratelimit_service_rate_limit_near_limit', 'count', ...LIMIT),
  counter('ratelimit_service_rate_limit_within_limit', 'count', ...LIMIT),
  counter('ratelimit_service_total_requests', 'count', 'grpc_method'),
];

/** blackbox_exporter, module `http_2xx`. `target_region` is the region asked, `region` the one that asks. */
export const blackbox = [
  gauge('probe_success', 'boolean', 'target_region'),
  gauge('probe_duration_seconds', 'seconds', 'target_region'),
  gauge('probe_http_status_code', 'count', 'target_region'),
  gauge('probe_http_duration_seconds', 'seconds', 'target_region', 'phase'),
  gauge('probe_ssl_earliest_cert_expiry', 'timestamp', 'target_region'),
];
