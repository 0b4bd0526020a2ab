import { addManifest } from '@auditorsec/manifest/chart';
import type { Replicas, Resources } from '@auditorsec/workload/resources';
import { serviceAccount } from '@auditorsec/workload/service-account';
import type { Construct } from 'constructs';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { collector } from './collector.ts';
import { everywhere, otlpReceiver, ownMetrics, PORTS } from './config.ts';
import type { JaegerConfig } from './jaeger-config.ts';
import { elasticsearch, FOLDERS, indices, type JaegerStorage, mounts } from './jaeger-storage.ts';

/** What Jaeger listens on beside the ports of every collector. */
export const JAEGER_PORTS = { query: 16686, queryGrpc: 16685, samplingHttp: 5778, samplingGrpc: 5779 } as const;

export interface JaegerProps {
  readonly name: string;
  readonly namespace: string;
  readonly image: string;
  /** Jaeger's own tool that makes indices, of the same version. */
  readonly rolloverImage: string;
  readonly replicas: Replicas;
  readonly resources: Resources;
  readonly storage: JaegerStorage;
  readonly sampling: SamplingFile;
}

/** The file of sampling strategies, as Jaeger's remote sampling protocol has it. */
export interface SamplingFile {
  readonly default_strategy: { readonly type: 'probabilistic'; readonly param: number };
  readonly service_strategies: readonly {
    readonly service: string;
    readonly type: 'probabilistic';
    readonly param: number;
  }[];
}

const BACKEND = 'elasticsearch';
const STRATEGIES = 'sampling.json';

/** Jaeger 2: keeps spans in Elasticsearch, answers queries, and tells clients which share of traces to record. */
export function jaeger(chart: Construct, props: JaegerProps): void {
  const { name, namespace, image, rolloverImage, replicas, resources, storage, sampling } = props;
  serviceAccount(chart, namespace, name);
  addManifest<IConfigMap>(chart, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `${name}-sampling`, namespace },
    data: { [STRATEGIES]: `${JSON.stringify(sampling, null, 2)}\n` },
  });
  collector(chart, {
    name,
    namespace,
    image,
    replicas,
    resources,
    config: config(storage, sampling.default_strategy.param),
    ports: [
      { name: 'http-query', port: JAEGER_PORTS.query },
      { name: 'http-sampling', port: JAEGER_PORTS.samplingHttp },
      { name: 'grpc-sampling', port: JAEGER_PORTS.samplingGrpc },
    ],
    // Grafana has no sidecar; who may connect to the query port is a NetworkPolicy's to say.
    podAnnotations: { 'traffic.sidecar.istio.io/excludeInboundPorts': `${JAEGER_PORTS.query}` },
    volumes: [
      { name: 'sampling', configMap: { name: `${name}-sampling` } },
      { name: 'user', secret: { secretName: storage.passwordSecret } },
      { name: 'authority', secret: { secretName: storage.authoritySecret } },
    ],
    volumeMounts: mounts,
    initContainers: [indices(rolloverImage, storage)],
  });
}

function config(storage: JaegerStorage, defaultProbability: number): JaegerConfig {
  return {
    extensions: {
      // The path in the open: the operator's probes and the extension have different defaults.
      healthcheckv2: {
        use_v2: true,
        http: { endpoint: everywhere(PORTS.health), status: { enabled: true, path: '/status' } },
      },
      jaeger_query: {
        storage: { traces: BACKEND },
        http: { endpoint: everywhere(JAEGER_PORTS.query) },
        grpc: { endpoint: everywhere(JAEGER_PORTS.queryGrpc) },
      },
      jaeger_storage: {
        backends: {
          [BACKEND]: { elasticsearch: elasticsearch(storage) },
        },
      },
      remote_sampling: {
        file: {
          path: `${FOLDERS.sampling}/${STRATEGIES}`,
          default_sampling_probability: defaultProbability,
          reload_interval: '60s',
        },
        http: { endpoint: everywhere(JAEGER_PORTS.samplingHttp) },
        grpc: { endpoint: everywhere(JAEGER_PORTS.samplingGrpc) },
      },
    },
    receivers: otlpReceiver,
    processors: { batch: {} },
    exporters: { jaeger_storage_exporter: { trace_storage: BACKEND } },
    service: {
      extensions: ['jaeger_storage', 'jaeger_query', 'remote_sampling', 'healthcheckv2'],
      pipelines: { traces: { receivers: ['otlp'], processors: ['batch'], exporters: ['jaeger_storage_exporter'] } },
      telemetry: ownMetrics,
    },
  };
}
