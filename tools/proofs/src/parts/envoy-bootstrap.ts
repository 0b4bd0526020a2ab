import type { ControlPlane } from './control-plane.ts';
import type { Pod } from './pod.ts';
import { statsConfig } from './stats-config.ts';

/** Istio's release; istiod chooses by it what a proxy understands. */
const ISTIO_VERSION = '1.31.1';

/** Variables of this prefix become the node's metadata. */
const META = 'ISTIO_META_';

/** What Istio's agent writes for the Envoy of a pod, as far as a plain Envoy needs it. */
export function bootstrap(pod: Pod, { xdsPort, sdsPort }: ControlPlane, adminPort: number): unknown {
  const source = { ads: {}, initial_fetch_timeout: '0s', resource_api_version: 'V3' };
  return {
    node: {
      id: `${pod.proxy === 'gateway' ? 'router' : 'sidecar'}~${pod.address}~${pod.name}.${pod.namespace}~${pod.namespace}.svc.cluster.local`,
      cluster: serviceCluster(pod),
      locality: { region: pod.region, zone: pod.zone },
      metadata: metadata(pod),
    },
    admin: { address: socket('127.0.0.1', adminPort) },
    stats_config: statsConfig(pod),
    dynamic_resources: {
      lds_config: source,
      cds_config: source,
      ads_config: {
        api_type: 'GRPC',
        transport_api_version: 'V3',
        set_node_on_first_message_only: true,
        grpc_services: [{ envoy_grpc: { cluster_name: 'xds-grpc' } }],
      },
    },
    static_resources: { clusters: [local('xds-grpc', xdsPort), local('sds-grpc', sdsPort)] },
    // Names outside are asked at a closed port of this machine: a proof sends nothing to the network.
    typed_dns_resolver_config: {
      name: 'envoy.network.dns_resolver.cares',
      typed_config: {
        '@type': 'type.googleapis.com/envoy.extensions.network.dns_resolver.cares.v3.CaresDnsResolverConfig',
        resolvers: [socket('127.0.0.1', 1)],
      },
    },
  };
}

/** Names the service of a proxy's spans: as Istio's agent chooses it by the mesh's `tracingServiceName`. */
function serviceCluster({ labels, workload, namespace, proxyConfig }: Pod): string {
  const { tracingServiceName } = (proxyConfig ?? {}) as { tracingServiceName?: string };
  const canonical = tracingServiceName === 'CANONICAL_NAME_ONLY';
  return canonical ? (labels['service.istio.io/canonical-name'] ?? workload) : `${workload}.${namespace}`;
}

function metadata(pod: Pod): unknown {
  const meta = Object.entries(pod.env).filter(([name]) => name.startsWith(META));
  return {
    ...Object.fromEntries(meta.map(([name, value]) => [name.slice(META.length), value])),
    NAME: pod.name,
    NAMESPACE: pod.namespace,
    SERVICE_ACCOUNT: pod.serviceAccount,
    WORKLOAD_NAME: pod.workload,
    CLUSTER_ID: pod.cluster,
    NETWORK: pod.network ?? '',
    ISTIO_VERSION,
    INSTANCE_IPS: pod.address,
    LABELS: pod.labels,
    PROXY_CONFIG: pod.proxyConfig,
  };
}

function local(name: string, port: number): unknown {
  return {
    name,
    type: 'STATIC',
    connect_timeout: '1s',
    typed_extension_protocol_options: {
      'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
        '@type': 'type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions',
        explicit_http_config: { http2_protocol_options: {} },
      },
    },
    load_assignment: {
      cluster_name: name,
      endpoints: [{ lb_endpoints: [{ endpoint: { address: socket('127.0.0.1', port) } }] }],
    },
  };
}

function socket(address: string, port: number): unknown {
  return { socket_address: { address, port_value: port } };
}
