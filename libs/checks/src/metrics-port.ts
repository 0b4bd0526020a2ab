import type { PodTemplate } from './objects.ts';

/** The namespace that Prometheus scrapes from. */
export const scraperNamespace = 'observability';

/** The container ports named `metrics`: by this name a pod declares that Prometheus scrapes it. */
export function metricsPorts({ spec }: PodTemplate): number[] {
  const ports = (spec.containers ?? []).flatMap(({ ports = [] }) => ports);
  return ports.filter(({ name }) => name === 'metrics').map(({ containerPort }) => containerPort);
}
