import type { AdmissionPolicyProps } from '@auditorsec/admission/admission-policy';
import { exempt } from '../exempt.ts';

const SCHEME = 'service.beta.kubernetes.io/aws-load-balancer-scheme';

/** Namespaces whose pods are a way in: for everybody, and for other regions. */
const gateways = { public: 'istio-ingress', internal: 'istio-eastwest' } as const;

/** Everything that comes in passes the gateway, where tokens, limits and routes are looked at. */
export const services: AdmissionPolicyProps = {
  name: 'closed-services',
  kinds: [{ group: '', version: 'v1', resources: ['services'] }],
  variables: {
    type: "object.spec.?type.orValue('ClusterIP')",
    // Of an absent annotation the controller makes an internal one; the older controller within Kubernetes, a public one.
    scheme: `object.metadata.?annotations[?'${SCHEME}'].orValue('internet-facing')`,
  },
  demands: [
    {
      expression: `variables.type != 'LoadBalancer' || object.metadata.namespace in ['${gateways.public}', '${gateways.internal}']`,
      message:
        'a load balancer beside the gateway: no token and no limit would be looked at. Route through the gateway.',
    },
    {
      expression: `variables.type != 'LoadBalancer' || variables.scheme == 'internal' || object.metadata.namespace == '${gateways.public}'`,
      message: `the load balancer would be public; that of ${gateways.public} alone may be. Write the annotation ${SCHEME}: internal.`,
    },
    {
      expression: "variables.type != 'NodePort'",
      message: 'a port of every node would be open to whoever reaches a node. Write type: ClusterIP.',
    },
    {
      expression: 'object.spec.?externalIPs.orValue([]).size() == 0',
      message:
        'an external IP takes the traffic of that address from whoever has it (CVE-2020-8554). Leave externalIPs out.',
    },
  ],
  exempt,
};
