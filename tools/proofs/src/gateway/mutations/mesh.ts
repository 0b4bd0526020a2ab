import { files, type GatewayMutation } from './mutation.ts';

/** Who speaks to whom inside. */
export const meshMutations: readonly GatewayMutation[] = [
  {
    says: "the application's policy names another service account than the gateway's",
    check: "requests reach a real sidecar with the gateway's identity",
    edits: [{ file: files.callers, from: 'istio-ingress/istio-ingress', to: 'istio-ingress/ingress' }],
  },
  {
    says: 'anybody in the mesh may call the application',
    check: 'an identity that the call graph does not name is refused',
    edits: [
      {
        file: files.callers,
        from: '- from:\n        - source:\n            serviceAccounts:\n              - istio-ingress/istio-ingress\n      to:',
        to: '- to:',
      },
    ],
  },
  {
    says: 'an edge is opened that the network matrix does not have: the worker may call the application',
    check: 'each identity of the mesh is let in by Envoy as the network matrix says, and refused with 403 outside it',
    edits: [
      {
        file: files.callers,
        from: '              - istio-ingress/istio-ingress\n',
        to: '              - istio-ingress/istio-ingress\n              - ci-failure/ci-failure-worker\n',
      },
    ],
  },
  {
    says: 'workloads take plaintext too',
    check: 'plaintext to the port of a workload is refused',
    edits: [
      {
        file: 'mesh/PeerAuthentication.security.istio.io_istio-system_default.yaml',
        from: 'mode: STRICT',
        to: 'mode: PERMISSIVE',
      },
    ],
  },
  {
    says: 'the gateway may speak to the counters too',
    check: 'the rate limit service alone may speak to the counters',
    edits: [
      {
        file: 'rate-limit/AuthorizationPolicy.security.istio.io_ratelimit_counters.yaml',
        from: '              - ratelimit/ratelimit\n',
        to: '              - ratelimit/ratelimit\n              - istio-ingress/istio-ingress\n',
      },
    ],
  },
  {
    says: 'workloads get out to any host',
    check: 'a workload gets out to hosts in the registry alone',
    edits: [
      {
        file: 'mesh/Sidecar.networking.istio.io_ci-failure_default.yaml',
        from: 'mode: REGISTRY_ONLY',
        to: 'mode: ALLOW_ANY',
      },
    ],
  },
];
