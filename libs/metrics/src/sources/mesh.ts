import { counter, histogram } from '../metric.ts';

/** What every request carries: who called, whom, how it ended. `route` and `tier` are added at the gateways alone. */
const REQUEST = [
  'reporter',
  'source_workload',
  'source_workload_namespace',
  'destination_workload',
  'destination_workload_namespace',
  'destination_service',
  'destination_service_name',
  'destination_service_namespace',
  'request_protocol',
  'response_code',
  'response_flags',
  'grpc_response_status',
  'connection_security_policy',
  'route',
  'tier',
];

/** Istio's standard metrics, which gateways and sidecars record: https://istio.io/latest/docs/reference/config/metrics/ */
export const mesh = [
  counter('istio_requests_total', 'count', ...REQUEST),
  histogram('istio_request_duration_milliseconds', 'milliseconds', ...REQUEST),
  histogram('istio_response_bytes', 'bytes', ...REQUEST),
];
