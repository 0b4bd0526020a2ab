import type { KubeObject } from '@auditorsec/manifest/types';
import { object } from './testing.ts';

/** A panel that every rule takes. */
export const panel = {
  id: 1,
  type: 'timeseries',
  title: 'Requests',
  datasource: { type: 'prometheus', uid: '$datasource' },
  gridPos: { x: 0, y: 0, w: 12, h: 8 },
  fieldConfig: { defaults: { unit: 'reqps' }, overrides: [] },
  targets: [
    {
      refId: 'A',
      datasource: { type: 'prometheus', uid: '$datasource' },
      expr: 'sum by (region) (rate(requests_total{region=~"$region"}[$__rate_interval]))',
      legendFormat: '{{region}}',
      range: true,
    },
  ],
};

export const variables = [
  { type: 'datasource', name: 'datasource' },
  { type: 'query', name: 'region', query: 'label_values(up, region)' },
];

/** A GrafanaDashboard of these panels. */
export function dashboard(panels: readonly object[], changes: Record<string, unknown> = {}, name = 'shop'): KubeObject {
  const json = { uid: name, title: 'Shop', panels, templating: { list: variables }, ...changes };
  return object('grafana.integreatly.org/v1beta1 GrafanaDashboard', `observability/${name}`, {
    uid: json.uid,
    json: JSON.stringify(json),
  });
}

/** The panel with another query. */
export function asking(target: Record<string, unknown>): object {
  return { ...panel, targets: panel.targets.map((usual) => ({ ...usual, ...target })) };
}
