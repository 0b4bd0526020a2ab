import { collector, collectorService } from '@auditorsec/otel-collector/collector';
import { PORTS, tracePipeline } from '@auditorsec/otel-collector/config';
import { endpointReader } from '@auditorsec/otel-collector/endpoint-reader';
import { jaeger } from '@auditorsec/otel-collector/jaeger';
import { redaction } from '@auditorsec/otel-collector/redaction';
import { tailSampling } from '@auditorsec/otel-collector/tail-sampling';
import { resources as size } from '@auditorsec/workload/resources';
import { serviceAccount } from '@auditorsec/workload/service-account';
import type { Construct } from 'constructs';

const namespace = 'traces';
const resources = size.parse({ cpu: '500m', memory: '1Gi' });
const insecure = { tls: { insecure: true } } as const;

export function example(chart: Construct): void {
  const image = 'docker.io/otel/opentelemetry-collector-contrib:0.160.0';
  endpointReader(chart, { name: 'otel-agent', namespace });
  collector(chart, {
    name: 'otel-agent',
    namespace,
    image,
    replicas: { min: 3, max: 12 },
    resources,
    config: tracePipeline({
      processors: { redaction },
      exporters: {
        load_balancing: {
          routing_key: 'traceID',
          protocol: { otlp: insecure },
          resolver: {
            k8s: {
              service: `${collectorService('otel-gateway').headless}.${namespace}`,
              ports: [PORTS.otlp],
              return_hostnames: true,
            },
          },
        },
      },
    }),
  });
  serviceAccount(chart, namespace, 'otel-gateway');
  collector(chart, {
    name: 'otel-gateway',
    namespace,
    image,
    replicas: 3,
    resources,
    config: tracePipeline({
      processors: {
        tail_sampling: tailSampling({
          slowMilliseconds: 100,
          percentage: 10,
          services: { till: 100 },
          recordedInFull: ['edge', 'till'],
          tracesPerSecond: 500,
        }),
      },
      exporters: {
        'otlp_grpc/jaeger': { endpoint: `${collectorService('jaeger').name}.${namespace}:4317`, ...insecure },
      },
    }),
  });
  jaeger(chart, {
    name: 'jaeger',
    namespace,
    image: 'docker.io/jaegertracing/jaeger:2.20.0',
    rolloverImage: 'docker.io/jaegertracing/jaeger-es-rollover:2.20.0',
    replicas: { min: 2, max: 6 },
    resources,
    storage: {
      url: 'https://traces-es-http.traces.svc:9200',
      user: 'jaeger',
      passwordSecret: 'jaeger-user',
      authoritySecret: 'traces-es-http-certs-public',
      lifecyclePolicy: 'traces-7d',
    },
    sampling: {
      default_strategy: { type: 'probabilistic', param: 0.1 },
      service_strategies: [{ service: 'till', type: 'probabilistic', param: 1 }],
    },
  });
}
