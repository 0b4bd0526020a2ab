import { agent } from '@auditorsec/identity/agent';
import { internet, type Opening } from '@auditorsec/network-policy/network-policy';
import { restrictedContainer, restrictedPod } from '@auditorsec/workload/pod-security';

/** Two of each controller: one leads, and the other takes over when a node is drained. */
export const PAIR = 2;

/** One may be evicted at a time, and one that hangs keeps no node from being drained. */
export const oneAway = { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' } as const;

/** What a container asks for: memory that is kept for it and that it may not exceed, and no limit of CPU. */
export function size(cpu: string, memory: string) {
  return { requests: { cpu, memory }, limits: { memory } };
}

/** Calls AWS, by the credentials that the node's agent hands out; its endpoints in the VPC are open with the API server. */
export const callsAws = (): { readonly egress: readonly Opening[] } => ({ egress: [agent, internet] });

/** Calls a registry or a public API, and nothing private. */
export const callsOut = (): { readonly egress: readonly Opening[] } => ({ egress: [internet] });

/** What Pod Security `restricted` asks of a container, for charts that leave it to their user. */
export const restricted = { ...restrictedContainer(), ...restrictedPod() };

/** Pods in different zones, for charts that spread nothing themselves. */
export function apart(labels: Readonly<Record<string, string>>) {
  return [
    {
      maxSkew: 1,
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: { ...labels } },
    },
  ];
}
