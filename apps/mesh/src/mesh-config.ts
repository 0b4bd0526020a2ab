import { answering } from '@auditorsec/config/failover';
import type { Cluster, Fleet } from '@auditorsec/config/fleet';
import { PORTS } from '@auditorsec/otel-collector/config';
import { hostOf } from '@auditorsec/otel-collector/platform';
import { accessLogFormat } from '@auditorsec/telemetry/access-log-format';
import { PROVIDERS } from '@auditorsec/telemetry/telemetry';

/** Istio's MeshConfig, as far as we set it: what holds for every proxy of the cluster. */
export interface MeshConfig {
  readonly defaultConfig: {
    readonly holdApplicationUntilProxyStarts: boolean;
    readonly proxyHeaders: { readonly envoyDebugHeaders: { readonly disabled: boolean } };
    readonly proxyMetadata: Readonly<Record<string, string>>;
    readonly tracingServiceName: 'CANONICAL_NAME_ONLY';
  };
  readonly defaultHttpRetryPolicy: { readonly attempts: number };
  readonly enablePrometheusMerge: boolean;
  readonly extensionProviders: readonly ({ readonly name: string } & (TraceProvider | LogProvider))[];
  readonly meshMTLS: { readonly minProtocolVersion: 'TLSV1_3' };
  readonly outboundTrafficPolicy: { readonly mode: 'REGISTRY_ONLY' };
  readonly pathNormalization: { readonly normalization: 'MERGE_SLASHES' };
  readonly serviceSettings: readonly {
    readonly hosts: readonly string[];
    readonly settings: { readonly clusterLocal: boolean };
  }[];
  readonly trustDomain: string;
}

interface TraceProvider {
  readonly opentelemetry: { readonly service: string; readonly port: number };
}

interface LogProvider {
  readonly envoyFileAccessLog: {
    readonly path: string;
    readonly logFormat: { readonly labels: Readonly<Record<string, string>> };
    readonly omitEmptyValues: boolean;
  };
}

export function meshConfig(cluster: Cluster, { failover }: Fleet): MeshConfig {
  return {
    defaultConfig: {
      // An application that starts first finds no network, and some give up.
      holdApplicationUntilProxyStarts: true,
      // Of a sidecar too: the gateway passes on what the application's proxy has added to a reply.
      proxyHeaders: { envoyDebugHeaders: { disabled: true } },
      // Gives every host outside the mesh an address of its own, so that two databases on one port are told apart.
      proxyMetadata: { ISTIO_META_DNS_CAPTURE: 'true' },
      // Spans of a proxy and of its application have one service, the name by which shares of traces are given.
      tracingServiceName: 'CANONICAL_NAME_ONLY',
    },
    // Without it Istio tries three times at every hop, 27 calls for one over three of them. Routes say what they retry.
    defaultHttpRetryPolicy: { attempts: 0 },
    enablePrometheusMerge: true,
    extensionProviders: [
      { name: PROVIDERS.traces, opentelemetry: { service: hostOf('otel-agent'), port: PORTS.otlp } },
      {
        name: PROVIDERS.accessLog,
        envoyFileAccessLog: { path: '/dev/stdout', logFormat: { labels: accessLogFormat }, omitEmptyValues: true },
      },
    ],
    meshMTLS: { minProtocolVersion: 'TLSV1_3' },
    outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
    // Without it //api/v1/admin isn't what a policy for /api/v1/admin means.
    pathNormalization: { normalization: 'MERGE_SLASHES' },
    serviceSettings: serviceSettings(answering(failover, cluster.name).length > 0 ? failover.namespaces : []),
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
