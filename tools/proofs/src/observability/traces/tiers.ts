import { type KubernetesObject, objectsOf, ofKind } from '../objects.ts';

/** What the proof reads of a collector's config. */
export interface Config {
  receivers: Record<string, unknown>;
  processors: Record<string, Record<string, unknown>>;
  exporters: Record<string, Record<string, unknown>>;
  extensions: Record<string, unknown>;
  service: {
    extensions: string[];
    pipelines: { traces: { receivers: string[]; processors: string[]; exporters: string[] } };
    telemetry: unknown;
  };
}

interface Collector extends KubernetesObject {
  readonly spec: { readonly image: string; readonly config: Config };
}

/** The generated collectors of a cluster by their names; Jaeger, which is another program, is left out. */
export function collectors(cluster: string): ReadonlyMap<string, Config> {
  const all = ofKind<Collector>(objectsOf(cluster, 'tracing'), 'OpenTelemetryCollector');
  const own = all.filter(({ spec }) => spec.image.includes('/opentelemetry-collector'));
  return new Map(own.map(({ metadata, spec }) => [metadata.name, spec.config]));
}

/** The configs of both tiers. */
export interface Tiers {
  readonly agent: Config;
  readonly gateway: Config;
}

export function tiersOf(cluster: string): Tiers {
  const all = collectors(cluster);
  const [agent, gateway] = [all.get('otel-agent'), all.get('otel-gateway')];
  if (!agent || !gateway)
    throw new Error(`${cluster} has the collectors ${[...all.keys()].join(', ')}: a tier is missing`);
  return { agent, gateway };
}
