import type { Mutation } from './mutate.ts';

const DELEGATE = 'ci-failure-agent/VirtualService.networking.istio.io_ci-failure_ci-failure-agent.yaml';
const STABLE = 'ci-failure-agent/DestinationRule.networking.istio.io_ci-failure_ci-failure-agent-stable.yaml';
const FILTER = 'gateway/EnvoyFilter.networking.istio.io_istio-ingress_';

/** Breakages of retries, pools, limits, addresses and rollouts. */
export const trafficMutations: readonly Mutation[] = [
  {
    rule: 'fit-route-retries',
    says: 'the timeout of reads ends before their last try',
    edits: [{ file: DELEGATE, from: 'timeout: 3s', to: 'timeout: 2s' }],
  },
  {
    rule: 'no-repeated-write',
    says: 'a POST is sent again after a 503',
    edits: [
      {
        file: DELEGATE,
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
    says: 'the load balancer hides who the client is',
    edits: [
      {
        file: 'gateway/Service_istio-ingress_istio-ingress.yaml',
        from: 'preserve_client_ip.enabled=true',
        to: 'preserve_client_ip.enabled=false',
      },
    ],
  },
  {
    rule: 'match-rollout-references',
    says: 'the canary is behind a Service that is not there',
    edits: [
      {
        file: 'ci-failure-agent/Rollout.argoproj.io_ci-failure_ci-failure-agent.yaml',
        from: 'canaryService: ci-failure-agent-canary',
        to: 'canaryService: ci-failure-agent-canry',
      },
    ],
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
