import type { AppContext } from '@auditorsec/config/app';
import { milliseconds } from '@auditorsec/config/units';
import { collector, collectorService } from '@auditorsec/otel-collector/collector';
import type { TailSampling } from '@auditorsec/otel-collector/components';
import { PORTS, tracePipeline } from '@auditorsec/otel-collector/config';
import { endpointReader } from '@auditorsec/otel-collector/endpoint-reader';
import { hostOf, TRACES } from '@auditorsec/otel-collector/platform';
import { redaction } from '@auditorsec/otel-collector/redaction';
import { tailSampling } from '@auditorsec/otel-collector/tail-sampling';
import { hopsOf } from '@auditorsec/telemetry/hops';
import { percent, recordedInFull } from '@auditorsec/telemetry/sampling';
import { versions } from '@auditorsec/versions/versions';
import { serviceAccount } from '@auditorsec/workload/service-account';
import type { Construct } from 'constructs';
import type { Props } from './props.ts';

const { namespace, agent, gateway } = TRACES;

/** Sidecars encrypt between pods. */
const plaintext = { tls: { insecure: true } } as const;

/** The agent tier masks and routes, so that the gateway tier sees whole traces, and only masked ones. */
export function tiers(chart: Construct, { images, ...props }: Props, context: AppContext): void {
  const image = `${images.collector}/opentelemetry-collector-contrib:${versions.openTelemetryCollector}`;
  endpointReader(chart, { name: agent, namespace });
  collector(chart, {
    name: agent,
    namespace,
    image,
    ...props.agent,
    config: tracePipeline({
      processors: { redaction },
      exporters: {
        load_balancing: {
          routing_key: 'traceID',
          protocol: { otlp: plaintext },
          resolver: {
            k8s: {
              service: `${collectorService(gateway).headless}.${namespace}`,
              ports: [PORTS.otlp],
              return_hostnames: true,
            },
          },
        },
      },
    }),
  });
  serviceAccount(chart, namespace, gateway);
  collector(chart, {
    name: gateway,
    namespace,
    image,
    ...props.gateway,
    config: tracePipeline({
      processors: { tail_sampling: kept(props.gateway.replicas, context) },
      exporters: { 'otlp_grpc/jaeger': { endpoint: `${hostOf('jaeger')}:${PORTS.otlp}`, ...plaintext } },
    }),
  });
}

/** One pod may be away, and this region may have to take the requests of all. */
function kept(pods: number, { fleet, graph }: AppContext): TailSampling {
  const { sampled, services } = fleet.tracing;
  return tailSampling({
    slowMilliseconds: milliseconds(fleet.targets.latency),
    percentage: percent(sampled),
    services: Object.fromEntries(Object.entries(services).map(([service, share]) => [service, percent(share)])),
    recordedInFull: [...recordedInFull(fleet.tracing, hopsOf(graph))].sort(),
    tracesPerSecond: fleet.targets.requestsPerSecond / (pods - 1),
  });
}
