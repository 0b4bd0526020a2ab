import type { FileEdit } from '../gateway/mutations/break.ts';

const ADDRESS_LIMIT = 'gateway/EnvoyFilter.networking.istio.io_istio-ingress_address-limit.yaml';

/**
 * One client with one token sends all the load: the limits count each request, and none is one too many. wrk writes no PROXY header, as
 * the load balancer does at the start of each connection.
 */
export const raisedLimits: readonly FileEdit[] = [
  {
    file: 'gateway/Deployment.apps_istio-ingress_istio-ingress.yaml',
    from: 'gatewayTopology:\n            proxyProtocol: {}\n          ',
    to: '',
  },
  { file: ADDRESS_LIMIT, from: 'max_tokens: 100\n', to: 'max_tokens: 1000000\n' },
  { file: ADDRESS_LIMIT, from: 'tokens_per_fill: 50\n', to: 'tokens_per_fill: 1000000\n' },
  { file: ADDRESS_LIMIT, from: 'max_tokens: 3334\n', to: 'max_tokens: 1000000\n' },
  { file: ADDRESS_LIMIT, from: 'tokens_per_fill: 3334\n', to: 'tokens_per_fill: 1000000\n' },
  {
    file: 'rate-limit/ConfigMap_ratelimit_ratelimit.yaml',
    from: 'requests_per_unit: 60000\n',
    to: 'requests_per_unit: 60000000\n',
  },
];
