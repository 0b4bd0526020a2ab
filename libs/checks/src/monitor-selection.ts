import { type LabelSelector, selects } from './label-selector.ts';
import { namespaceLabels } from './namespace-labels.ts';
import type { ClusterObjects, Found } from './objects.ts';

/** A Prometheus or an Alertmanager, in what it selects. */
export interface Server {
  readonly spec?: Readonly<Record<string, LabelSelector | undefined>>;
}

/** Which field of which server selects a kind; its selector of namespaces is called alike. */
export const SELECTED_BY = [
  { kind: 'ServiceMonitor', server: 'Prometheus', field: 'serviceMonitor' },
  { kind: 'PodMonitor', server: 'Prometheus', field: 'podMonitor' },
  { kind: 'Probe', server: 'Prometheus', field: 'probe' },
  { kind: 'PrometheusRule', server: 'Prometheus', field: 'rule' },
  { kind: 'AlertmanagerConfig', server: 'Alertmanager', field: 'alertmanagerConfig' },
] as const;

/**
 * Whether a server selects an object, as prometheus-operator reads it: without a selector it takes nothing, and without a selector
 * of namespaces its own alone.
 */
export function isSelected(
  objects: ClusterObjects,
  server: Found<Server>,
  field: string,
  { object: { metadata } }: Found<unknown>,
): boolean {
  const { spec = {}, metadata: own } = server.object;
  const [wanted, namespaces] = [spec[`${field}Selector`], spec[`${field}NamespaceSelector`]];
  if (!wanted || !selects(wanted, metadata.labels ?? {})) return false;
  const { namespace = 'default' } = metadata;
  return namespaces ? selects(namespaces, namespaceLabels(objects, namespace)) : namespace === own.namespace;
}
