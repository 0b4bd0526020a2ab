import type { Mutation } from './mutate.ts';

/** Breakages of what an auditor is shown. */
export const complianceMutations: readonly Mutation[] = [
  {
    rule: 'require-controls',
    says: 'an object names a control that does not exist',
    edits: [
      {
        file: 'mesh/PeerAuthentication.security.istio.io_istio-system_default.yaml',
        from: 'controls: mutual-tls',
        to: 'controls: mutual-tls,mutual-tsl',
      },
    ],
  },
  {
    rule: 'require-controls',
    says: 'an object serves a control and does not say so',
    edits: [
      {
        file: 'mesh/NetworkPolicy.networking.k8s.io_istio-system_istiod.yaml',
        from: 'controls: network-segmentation',
        to: 'controls: mutual-tls',
      },
    ],
  },
];
