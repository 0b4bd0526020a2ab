import type { Cluster, Fleet } from '@auditorsec/config/fleet';

/** Collects traces; every proxy must see it. */
export const TRACES = { namespace: 'observability', host: 'otel-gateway-collector.observability.svc.cluster.local' };

/** Istio's MeshConfig, as far as we set it: what holds for every proxy of the cluster. */
export interface MeshConfig {
  readonly defaultConfig: {
    readonly holdApplicationUntilProxyStarts: boolean;
    readonly proxyMetadata: Readonly<Record<string, string>>;
  };
  readonly defaultHttpRetryPolicy: { readonly attempts: number };
  readonly enablePrometheusMerge: boolean;
  readonly extensionProviders: readonly {
    readonly name: string;
    readonly opentelemetry: { readonly service: string; readonly port: number };
  }[];
  readonly meshMTLS: { readonly minProtocolVersion: 'TLSV1_3' };
  readonly outboundTrafficPolicy: { readonly mode: 'REGISTRY_ONLY' };
  readonly pathNormalization: { readonly normalization: 'MERGE_SLASHES' };
  readonly serviceSettings: readonly {
    readonly hosts: readonly string[];
    readonly settings: { readonly clusterLocal: boolean };
  }[];
  readonly trustDomain: string;
}

export function meshConfig(cluster: Cluster, { failover }: Fleet): MeshConfig {
  return {
    defaultConfig: {
      // An application that starts first finds no network, and some give up.
      holdApplicationUntilProxyStarts: true,
      // Gives every host outside the mesh an address of its own, so that two databases on one port are told apart.
      proxyMetadata: { ISTIO_META_DNS_CAPTURE: 'true' },
    },
    // Without it Istio tries three times at every hop, 27 calls for one over three of them. Routes say what they retry.
    defaultHttpRetryPolicy: { attempts: 0 },
    enablePrometheusMerge: true,
    extensionProviders: [{ name: 'otel', opentelemetry: { service: TRACES.host, port: 4317 } }],
    meshMTLS: { minProtocolVersion: 'TLSV1_3' },
    outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
    // Without it //api/v1/admin isn't what a policy for /api/v1/admin means.
    pathNormalization: { normalization: 'MERGE_SLASHES' },
    serviceSettings: serviceSettings(failover.order[cluster.name]?.length ? failover.namespaces : []),
    trustDomain: 'cluster.local',
  };
}

/** Services stay in their cluster, but for those of namespaces that another region may answer for. */
function serviceSettings(namespaces: readonly string[]): MeshConfig['serviceSettings'] {
  const shared = namespaces.map((namespace) => `*.${namespace}.svc.cluster.local`);
  return [
    { hosts: ['*'], settings: { clusterLocal: true } },
    ...(shared.length > 0 ? [{ hosts: shared, settings: { clusterLocal: false } }] : []),
  ];
}
