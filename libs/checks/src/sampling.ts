import type { ITelemetry } from '@kubernetes-models/istio/telemetry.istio.io/v1/Telemetry';
import { embeddedJson } from './embedded-json.ts';
import type { ClusterObjects, Found, PodTemplate } from './objects.ts';
import { rootNamespace, selectedPods } from './workload-selector.ts';

/** What clients are told to record, in the form of Jaeger's file of strategies. */
interface Strategies {
  readonly default_strategy?: { readonly param?: number };
  readonly service_strategies?: readonly { readonly service?: string; readonly param?: number }[];
}

/** A file of sampling strategies, its shares as percentages. */
export interface SamplingFile {
  readonly file: Found<unknown>['file'];
  readonly field: string;
  readonly byDefault: number;
  readonly services: ReadonlyMap<string, number>;
}

/** Every file of sampling strategies in a ConfigMap, by what it says. */
export function samplingFiles(objects: ClusterObjects): SamplingFile[] {
  return objects.of<{ readonly data?: Readonly<Record<string, string>> }>('ConfigMap').flatMap(({ file, object }) =>
    Object.entries(object.data ?? {})
      .filter(([, text]) => text.includes('"default_strategy"'))
      .map(([name, text]) => ({ file, field: `data["${name}"]`, ...embeddedJson(text, shares) })),
  );
}

function shares(value: unknown): Pick<SamplingFile, 'byDefault' | 'services'> {
  const { default_strategy, service_strategies = [] } = value as Strategies;
  const services = service_strategies.map(({ service = '', param }) => [service, percent(param)] as const);
  return { byDefault: percent(default_strategy?.param), services: new Map(services) };
}

/** Rounded, as 0.07 × 100 is a little more than 7. */
function percent(probability = 0): number {
  return Number((probability * 100).toFixed(6));
}

export type Telemetry = Found<ITelemetry>;

/** The Telemetry that holds for the whole mesh. */
export function meshTelemetry(objects: ClusterObjects): Telemetry | undefined {
  return telemetries(objects).find(
    ({ object }) => object.metadata.namespace === rootNamespace && !object.spec?.selector,
  );
}

function telemetries(objects: ClusterObjects): readonly Telemetry[] {
  return objects.of<ITelemetry>('Telemetry.telemetry.istio.io');
}

/** The percentage of requests for which a Telemetry starts a trace, if it says one. */
export function percentageOf(telemetry: Telemetry | undefined): number | undefined {
  return telemetry?.object.spec?.tracing
    ?.map((entry) => entry.randomSamplingPercentage)
    .findLast((it) => it !== undefined);
}

/** The percentage that the proxies of a pod record of the traces that begin with it: the narrowest Telemetry that says one. */
export function recordedPercent(objects: ClusterObjects, pod: PodTemplate): number {
  const width = ({ object: { metadata, spec } }: Telemetry) =>
    (spec?.selector ? 2 : 0) + (metadata.namespace === rootNamespace ? 0 : 1);
  const said = telemetries(objects)
    .filter(({ object }) => selectedPods(objects, object.metadata.namespace, object.spec).includes(pod))
    .sort((a, b) => width(a) - width(b))
    .map(percentageOf);
  return said.findLast((percentage) => percentage !== undefined) ?? 0;
}
