import type { Mutation } from './mutate.ts';

const DELEGATE = 'ci-failure-agent/VirtualService.networking.istio.io_ci-failure_ci-failure-agent.yaml';
const ROOT = 'gateway/VirtualService.networking.istio.io_ci-failure_api.yaml';
const APPLICATION = 'delivery/Application.argoproj.io_argocd_ci-failure-agent.yaml';
const STABLE = 'ci-failure-agent/DestinationRule.networking.istio.io_ci-failure_ci-failure-agent-stable.yaml';
const FILTER = 'gateway/EnvoyFilter.networking.istio.io_istio-ingress_';

/** Breakages of retries, pools, limits, addresses and rollouts. */
export const trafficMutations: readonly Mutation[] = [
  {
    rule: 'match-reachability',
    says: 'one end of a connection opens another port than the other',
    edits: [
      {
        file: 'monitoring/NetworkPolicy.networking.k8s.io_observability_postgres-exporter.yaml',
        from: 'port: 9187',
        to: 'port: 9188',
      },
    ],
  },
  {
    rule: 'fit-route-retries',
    says: 'the timeout of reads ends before their last try',
    edits: [{ file: ROOT, from: 'timeout: 3s', to: 'timeout: 2s' }],
  },
  {
    rule: 'no-repeated-write',
    says: 'a POST is sent again after a 503',
    edits: [
      {
        file: ROOT,
        from: 'retryOn: connect-failure,refused-stream\n',
        to: 'retryOn: connect-failure,refused-stream,503\n',
      },
    ],
  },
  {
    rule: 'fit-connection-pool',
    says: 'the pool is that of the plan, which the promised load overflows',
    edits: [{ file: STABLE, from: 'http2MaxRequests: 667', to: 'http2MaxRequests: 100' }],
  },
  {
    rule: 'fit-outlier-ejection',
    says: 'all endpoints may be ejected at once',
    edits: [{ file: STABLE, from: 'maxEjectionPercent: 50', to: 'maxEjectionPercent: 100' }],
  },
  {
    rule: 'require-reachable-keys',
    says: 'istiod fetches keys from wherever it is told to',
    edits: [
      {
        file: 'mesh/Application.argoproj.io_argocd_istiod.yaml',
        from: 'BLOCKED_CIDRS_IN_JWKS_URIS',
        to: 'BLOCKED_CIDRS_IN_JWKS_URI',
      },
    ],
  },
  {
    rule: 'match-client-address',
    says: 'the load balancer no longer says who the client is',
    edits: [
      {
        file: 'gateway/Service_istio-ingress_istio-ingress.yaml',
        from: 'proxy_protocol_v2.enabled=true',
        to: 'proxy_protocol_v2.enabled=false',
      },
    ],
  },
  {
    rule: 'match-address-families',
    says: 'the load balancer has no address of IPv6',
    edits: [
      {
        file: 'gateway/Service_istio-ingress_istio-ingress.yaml',
        from: 'ip-address-type: dualstack',
        to: 'ip-address-type: ipv4',
      },
    ],
  },
  {
    rule: 'match-rollout-references',
    says: 'the canary is judged by an analysis that is not there',
    edits: [
      {
        file: 'ci-failure-agent/Rollout.argoproj.io_ci-failure_ci-failure-agent.yaml',
        from: 'templateName: ci-failure-agent',
        to: 'templateName: ci-failure-agnet',
      },
    ],
  },
  {
    rule: 'match-ignored-fields',
    says: 'Argo CD ignores all that the delegate routes, rather than its weights',
    edits: [{ file: APPLICATION, from: '.spec.http[].route[].weight', to: '.spec.http' }],
  },
  {
    rule: 'match-ignored-fields',
    says: 'Argo CD sees the weights that it ignores, and writes them all the same',
    edits: [{ file: APPLICATION, from: '      - RespectIgnoreDifferences=true\n', to: '' }],
  },
  {
    rule: 'match-ignored-fields',
    says: 'a timeout stands beside the weights, where no edit of it ever arrives',
    edits: [{ file: DELEGATE, from: '    - route:', to: '    - timeout: 30s\n      route:' }],
  },
  {
    rule: 'fit-envoyfilter-patch',
    says: 'the order of the filters is that of their age',
    edits: [{ file: `${FILTER}address-limit.yaml`, from: '  priority: 30\n', to: '' }],
  },
  {
    rule: 'match-rate-limits',
    says: 'the gateway counts by a key that has no limit',
    edits: [{ file: `${FILTER}rate-limit.yaml`, from: 'descriptor_key: tier', to: 'descriptor_key: plan' }],
  },
];
