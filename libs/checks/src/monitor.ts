import type { ClusterObjects, Found } from './objects.ts';

/** How one endpoint of a monitor is scraped. */
export interface Endpoint {
  /** Where it stands in the monitor, such as `spec.endpoints[0]`. */
  readonly field: string;
  readonly port?: string;
  readonly path?: string;
  readonly interval?: string;
  readonly scrapeTimeout?: string;
  readonly metricRelabelings?: readonly Relabeling[];
}

interface Relabeling {
  readonly action?: string;
  readonly sourceLabels?: readonly string[];
  readonly regex?: string;
}

/** A ServiceMonitor, PodMonitor or Probe. */
export interface Monitor extends Found<unknown> {
  readonly endpoints: readonly Endpoint[];
}

interface Spec extends Omit<Endpoint, 'field'> {
  readonly endpoints?: readonly Omit<Endpoint, 'field'>[];
  readonly podMetricsEndpoints?: readonly Omit<Endpoint, 'field'>[];
}

/** The kinds that prometheus-operator makes scrapes of. */
export const MONITORS = ['ServiceMonitor', 'PodMonitor', 'Probe'].map((kind) => `${kind}.monitoring.coreos.com`);

/** Every monitor of a cluster with its endpoints; a Probe is one endpoint itself. */
export function monitors(objects: ClusterObjects): Monitor[] {
  return MONITORS.flatMap((kind) => objects.of<{ readonly spec?: Spec }>(kind)).map(({ file, object }) => {
    const { spec = {} } = object;
    const list = spec.endpoints ?? spec.podMetricsEndpoints;
    const name = spec.endpoints ? 'endpoints' : 'podMetricsEndpoints';
    const endpoints = list?.map((endpoint, index) => ({ ...endpoint, field: `spec.${name}[${index}]` }));
    return { file, object, endpoints: endpoints ?? [{ ...spec, field: 'spec' }] };
  });
}

/** Whether a series of this name survives an endpoint's relabelings. */
export function keeps({ metricRelabelings = [] }: Endpoint, series: string): boolean {
  const byName = metricRelabelings.filter(({ sourceLabels }) => sourceLabels?.join() === '__name__');
  return byName.every(({ action, regex = '.*' }) => {
    const matches = new RegExp(`^(?:${regex})$`).test(series);
    return action === 'keep' ? matches : action === 'drop' ? !matches : true;
  });
}
