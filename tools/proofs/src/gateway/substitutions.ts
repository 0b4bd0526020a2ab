import fleet from '../../../../clusters/fleet.ts';
import type { Issuer } from './tokens.ts';

/** The size of the stand-in for a cluster. */
export interface Size {
  /** Pods of a workload whose autoscaler says no minimum: 2 unless told. */
  readonly replicas?: number;
  /** No workload gets more pods than this: 3 unless told. */
  readonly mostReplicas?: number;
  /** Zones of each region: a, b and c unless told. Traffic stays in its zone while that is healthy. */
  readonly zones?: readonly string[];
  /** Pods of the fleet's first cluster stand at 127.<octet>.x.y, of the next at one more: one that is free, unless told. */
  readonly octet?: number;
}

/** Secrets (namespace/name) with the authority of client certificates, which a cluster gets from outside Git. */
const clientAuthorities: readonly string[] = [];

/** Stands in for `fleet.admin.networks` in the one check that comes from there: no client of this machine has such an address. */
export const administrators = '127.9.0.0/16';

/**
 * Everything that stands in for what a real cluster has and the generated files don't hold. The control plane takes it
 * from one JSON file, and reads the generated files unchanged. It also does, always, what controllers do:
 *
 * - pods, nodes, EndpointSlices: from Deployments, Rollouts, autoscalers and Services (kubelet, controllers), each pod
 *   at a loopback address of its own: 127.<octet>.x.y in the fleet's first cluster, one octet more in the next;
 * - the injector: labels and proxies of pods, by the labels of namespaces and pods;
 * - cert-manager: one Secret for each Certificate, signed by a test authority;
 * - the agent beside each Envoy: workload certificates by namespace and service account, proxy configuration;
 * - the network between regions: an east-west gateway that the NetworkPolicies keep out of reach isn't started;
 * - iptables: listeners bind the addresses of their pods, ports below 1024 are moved up by 10000;
 * - filters that only Istio's build of Envoy has (metrics, peer metadata) are left out.
 */
export function substitutions(issuer: Issuer, size: Size = {}): unknown {
  const { replicas = 2, mostReplicas = 3, zones = ['a', 'b', 'c'], octet = 10 } = size;
  return {
    keySets: { [fleet.tokens.keys]: issuer.keySet },
    places: Object.fromEntries(
      Object.entries(fleet.clusters).map(([cluster, { region }], index) => [
        cluster,
        { region, zones: zones.map((zone) => `${region}${zone}`), octet: octet + index },
      ]),
    ),
    replicas: { default: replicas, most: mostReplicas },
    clientAuthorities,
  };
}
