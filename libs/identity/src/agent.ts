import type { Opening } from '@auditorsec/network-policy/network-policy';

/** Where the EKS Pod Identity Agent of each node answers (EKS User Guide, 'EKS Pod Identity considerations'). */
export const AGENT = { address: '169.254.170.23/32', port: 80 } as const;

/** The way of a pod to its credentials, without which every call to AWS fails. */
export const agent: Opening = { peers: [{ cidr: AGENT.address }], ports: [AGENT.port] };

/** For pods with a sidecar: the agent is in no registry, and the proxy would refuse to connect there. */
export const pastProxy = { 'traffic.sidecar.istio.io/excludeOutboundIPRanges': AGENT.address } as const;
