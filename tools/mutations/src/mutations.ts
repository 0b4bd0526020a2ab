import { alertMutations } from './alert-mutations.ts';
import { complianceMutations } from './compliance-mutations.ts';
import { dashboardMutations } from './dashboard-mutations.ts';
import { deliveryMutations } from './delivery-mutations.ts';
import { edgeMutations } from './edge-mutations.ts';
import { logMutations } from './log-mutations.ts';
import type { Mutation } from './mutate.ts';
import { observabilityMutations } from './observability-mutations.ts';
import { regionMutations } from './region-mutations.ts';
import { securityMutations } from './security-mutations.ts';
import { trafficMutations } from './traffic-mutations.ts';

const GATEWAY = 'gateway/Gateway.networking.istio.io_istio-ingress_api.yaml';
const ROOT = 'gateway/VirtualService.networking.istio.io_ci-failure_api.yaml';
const DELEGATE = 'ci-failure-agent/VirtualService.networking.istio.io_ci-failure_ci-failure-agent.yaml';
const STABLE = 'ci-failure-agent/DestinationRule.networking.istio.io_ci-failure_ci-failure-agent-stable.yaml';
const CANARY = 'ci-failure-agent/DestinationRule.networking.istio.io_ci-failure_ci-failure-agent-canary.yaml';

const AGENT = 'ci-failure-agent/Deployment.apps_ci-failure_ci-failure-agent.yaml';
const AUTOSCALER = 'ci-failure-agent/HorizontalPodAutoscaler.autoscaling_ci-failure_ci-failure-agent.yaml';

/** For each rule a breakage of what we generate that the schemas accept and that rule alone sees. */
export const mutations: readonly Mutation[] = [
  ...alertMutations,
  ...complianceMutations,
  ...dashboardMutations,
  ...deliveryMutations,
  ...edgeMutations,
  ...logMutations,
  ...observabilityMutations,
  ...regionMutations,
  ...securityMutations,
  ...trafficMutations,
  {
    rule: 'no-written-secret',
    says: 'a password stands in an address',
    edits: [
      {
        app: 'gateway',
        add: `
apiVersion: v1
kind: ConfigMap
metadata: { name: mirror, namespace: istio-ingress }
data: { address: "https://mirror:mutation-of-a-password@git.example.com/platform.git" }
`,
      },
    ],
  },
  {
    rule: 'match-gateway-pods',
    says: 'the Gateway selects no pods',
    edits: [{ file: GATEWAY, from: 'istio: ingress', to: 'istio: ingres' }],
  },
  {
    rule: 'require-gateway-certificate',
    says: 'the certificate lacks a host',
    edits: [
      {
        file: 'gateway/Certificate.cert-manager.io_istio-ingress_origin.yaml',
        from: '    - us-east-1.origin.auditorsec.com\n',
        to: '    - us-east-2.origin.auditorsec.com\n',
      },
    ],
  },
  {
    rule: 'match-gateway-ports',
    says: 'the load balancer offers another port than the Gateway',
    edits: [{ file: 'gateway/Service_istio-ingress_istio-ingress.yaml', from: 'port: 443', to: 'port: 8443' }],
  },
  {
    rule: 'unique-gateway-hosts',
    says: 'a second Gateway claims the host',
    edits: [
      {
        app: 'gateway',
        add: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: api-too, namespace: istio-ingress }
spec:
  selector: { app: istio-ingress, istio: ingress }
  servers:
    - port: { number: 80, name: http, protocol: HTTP }
      hosts: [ci-failure/api.auditorsec.com]
      tls: { httpsRedirect: true }
`,
      },
    ],
  },
  {
    rule: 'match-virtualservice-hosts',
    says: "the gateway's namespace doesn't see the routes",
    edits: [{ file: ROOT, from: '    - istio-ingress\n', to: '' }],
  },
  {
    rule: 'match-route-destination',
    says: 'a route names a port that the Service has not',
    edits: [{ file: DELEGATE, from: 'number: 8000', to: 'number: 8001' }],
  },
  {
    rule: 'match-route-delegate',
    says: "a route's delegate is misspelt",
    edits: [{ file: ROOT, from: 'name: ci-failure-agent\n', to: 'name: ci-failure-agnet\n' }],
  },
  {
    rule: 'match-destinationrule-namespace',
    says: "the gateway doesn't see the circuit breaker",
    edits: [{ file: CANARY, from: '    - istio-ingress\n', to: '' }],
  },
  {
    rule: 'require-subset-before-route',
    says: 'one commit adds a subset and routes to it',
    edits: [
      {
        file: STABLE,
        from: '  trafficPolicy:',
        to: '  subsets:\n    - name: v1\n      labels:\n        app: ci-failure-agent\n  trafficPolicy:',
      },
      {
        file: DELEGATE,
        from: 'host: ci-failure-agent-stable.ci-failure.svc.cluster.local\n',
        to: 'host: ci-failure-agent-stable.ci-failure.svc.cluster.local\n            subset: v1\n',
      },
    ],
  },
  {
    rule: 'no-unreachable-route',
    says: 'the route for writes stands behind one that takes everything',
    edits: [
      {
        file: ROOT,
        from: '- method:\n            regex: GET|HEAD|OPTIONS\n          uri',
        to: '- uri',
      },
      // Else writes would be repeated as well.
      { file: ROOT, from: ',unavailable,cancelled,reset-before-request,503', to: '' },
    ],
  },
  {
    rule: 'fit-replica-range',
    says: 'the autoscaler may not have as many pods as it must',
    edits: [{ file: AUTOSCALER, from: 'minReplicas: 12', to: 'minReplicas: 61' }],
  },
  {
    rule: 'fit-sync-waves',
    says: 'an app brings a CRD in the wave of its objects',
    edits: [
      {
        app: 'gateway',
        add: `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: certificates.cert-manager.io }
spec:
  group: cert-manager.io
  names: { kind: Certificate, plural: certificates }
  scope: Namespaced
  versions: [{ name: v1, served: true, storage: true }]
`,
      },
      {
        file: 'delivery/AppProject.argoproj.io_argocd_us-east-1.yaml',
        from: '  clusterResourceWhitelist:\n',
        to: '  clusterResourceWhitelist:\n    - group: apiextensions.k8s.io\n      kind: CustomResourceDefinition\n',
      },
    ],
  },
  {
    rule: 'match-mtls-modes',
    says: 'callers speak plaintext to a strict workload',
    edits: [{ file: STABLE, from: 'mode: ISTIO_MUTUAL', to: 'mode: DISABLE' }],
  },
  {
    rule: 'match-scale-target',
    says: 'the autoscaler names a Rollout that is not there',
    edits: [
      {
        file: AUTOSCALER,
        from: 'kind: Rollout\n    name: ci-failure-agent',
        to: 'kind: Rollout\n    name: ci-failure-agnt',
      },
    ],
  },
  {
    rule: 'no-contested-replicas',
    says: 'Git writes the replicas that the autoscaler owns',
    edits: [{ file: AGENT, from: '  revisionHistoryLimit: 5', to: '  replicas: 12\n  revisionHistoryLimit: 5' }],
  },
  {
    rule: 'no-unseen-principal',
    says: 'the gateway asks for a certificate that no client shows',
    edits: [
      {
        app: 'gateway',
        add: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: allow-api-client, namespace: istio-ingress }
spec:
  action: ALLOW
  selector: { matchLabels: { app: istio-ingress, istio: ingress } }
  rules:
    - from: [{ source: { principals: [cluster.local/ns/default/sa/api-client] } }]
      to: [{ operation: { methods: [GET, POST], paths: [/api/v1/*] } }]
`,
      },
    ],
  },
  {
    rule: 'require-allowed-edge',
    says: 'the agent lets the gateway in on other paths than are routed to it',
    edits: [
      {
        file: 'ci-failure-agent/AuthorizationPolicy.security.istio.io_ci-failure_ci-failure-agent.yaml',
        from: '/api/v1/*',
        to: '/api/v2/*',
      },
    ],
  },
  {
    rule: 'require-evictable-pods',
    says: 'the disruption budget allows no eviction',
    edits: [
      {
        file: 'ci-failure-agent/PodDisruptionBudget.policy_ci-failure_ci-failure-agent.yaml',
        from: 'maxUnavailable: 25%',
        to: 'maxUnavailable: 0',
      },
    ],
  },
  {
    rule: 'require-network-openings',
    says: 'nobody may ask DNS',
    edits: [{ remove: 'namespaces/NetworkPolicy.networking.k8s.io_ci-failure_allow-dns.yaml' }],
  },
  {
    rule: 'require-preflight-allowed',
    says: 'CORS preflights need a token',
    edits: [{ remove: 'gateway/AuthorizationPolicy.security.istio.io_istio-ingress_allow-preflight.yaml' }],
  },
  {
    rule: 'require-readiness-probe',
    says: 'pods get requests before they can answer',
    edits: [{ file: AGENT, from: 'readinessProbe:', to: 'startupProbe:' }],
  },
  {
    rule: 'require-route-scopes',
    says: 'a token that may read may delete',
    edits: [
      {
        file: 'gateway/AuthorizationPolicy.security.istio.io_istio-ingress_allow-tokens.yaml',
        from: '      when:\n        - key: request.auth.claims[scope]\n          values:\n            - ci:write\n',
        to: '',
      },
    ],
  },
  {
    rule: 'require-route-scopes',
    says: 'a password is enough for administrators',
    edits: [
      {
        file: 'gateway/AuthorizationPolicy.security.istio.io_istio-ingress_deny-admin-unproven.yaml',
        from: 'request.auth.claims[amr]',
        to: 'request.auth.claims[acr]',
      },
    ],
  },
  {
    rule: 'require-scrapable-metrics',
    says: "the sidecar doesn't merge the application's metrics",
    edits: [{ file: AGENT, from: 'prometheus.io/scrape: "true"', to: 'prometheus.io/scrape: "false"' }],
  },
  {
    rule: 'require-token-policy',
    says: 'the API answers without a token',
    edits: [
      {
        file: 'gateway/AuthorizationPolicy.security.istio.io_istio-ingress_allow-tokens.yaml',
        from: '    - from:\n        - source:\n            requestPrincipals:\n              - https://auditorsec.com/*\n      to:',
        to: '    - to:',
      },
      {
        file: 'gateway/AuthorizationPolicy.security.istio.io_istio-ingress_allow-tokens.yaml',
        from: '      when:\n        - key: request.auth.claims[scope]\n          values:\n            - ci:read\n',
        to: '',
      },
      {
        file: 'gateway/AuthorizationPolicy.security.istio.io_istio-ingress_allow-tokens.yaml',
        from: '      when:\n        - key: request.auth.claims[scope]\n          values:\n            - ci:write\n',
        to: '',
      },
    ],
  },
  {
    rule: 'require-zone-spread',
    says: 'all pods may stand in one zone',
    edits: [
      {
        file: AGENT,
        from: 'topologyKey: topology.kubernetes.io/zone',
        to: 'topologyKey: topology.kubernetes.io/region',
      },
    ],
  },
  {
    rule: 'unique-object-owner',
    says: 'two apps own one object',
    edits: [
      {
        app: 'mesh',
        add: '{ apiVersion: v1, kind: ServiceAccount, metadata: { name: ci-failure-agent, namespace: ci-failure } }',
      },
    ],
  },
];
