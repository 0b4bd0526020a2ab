import { counter, gauge, histogram } from '../metric.ts';

/** istiod: pilot/pkg/xds/monitoring.go, pkg/xds/monitoring.go and security/pkg/server/ca/monitoring.go of istio/istio. */
export const istiod = [
  histogram('pilot_proxy_convergence_time', 'seconds'),
  gauge('pilot_xds', 'count', 'version'),
  counter('pilot_xds_pushes', 'count', 'type'),
  counter('pilot_total_xds_rejects', 'count', 'type'),
  counter('pilot_total_xds_internal_errors', 'count'),
  gauge('citadel_server_root_cert_expiry_timestamp', 'timestamp'),
  gauge('citadel_server_cert_chain_expiry_timestamp', 'timestamp'),
];
