import { type KubernetesObject, ofKind } from '../objects.ts';

/** A dashboard as Grafana reads it, in what a picture needs. */
export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly Variable[] };
}

export interface Panel {
  readonly title: string;
  readonly description?: string;
  readonly type: 'row' | 'timeseries' | 'stat' | 'table' | 'bargauge' | 'piechart' | 'state-timeline';
  /** In columns of 24 and lines of the grid. */
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly datasource?: { readonly type: string };
  readonly targets?: readonly Target[];
  readonly fieldConfig: {
    readonly defaults: {
      readonly unit: string;
      readonly max?: number;
      readonly thresholds: { readonly steps: readonly ThresholdStep[] };
      readonly mappings?: readonly { readonly options: Readonly<Record<string, State>> }[];
      readonly color?: Color;
      readonly custom?: Axis & { readonly stacking?: { readonly mode: string } };
    };
  };
  readonly transformations?: readonly {
    readonly id: string;
    readonly options: { readonly renameByName?: Readonly<Record<string, string>> };
  }[];
}

/** Of a whole panel: by its thresholds, or always the same. */
export interface Color {
  readonly mode: string;
  readonly fixedColor?: string;
}

/** How far the axis reaches at least, and whether it is linear. */
export interface Axis {
  readonly axisSoftMin?: number;
  readonly axisSoftMax?: number;
  readonly scaleDistribution?: { readonly type: string; readonly linearThreshold?: number };
}

/** From this value on, this colour. */
export interface ThresholdStep {
  readonly value: number | null;
  readonly color: string;
}

/** What a value means. */
export interface State {
  readonly text: string;
  readonly color: string;
}

export interface Target {
  readonly refId: string;
  readonly expr: string;
  readonly legendFormat: string;
  readonly instant: boolean;
}

export interface Variable {
  readonly name: string;
  readonly type: 'datasource' | 'query';
  readonly definition?: string;
}

interface GrafanaDashboard extends KubernetesObject {
  readonly spec: { readonly json: string };
}

/** The dashboards among the objects of a cluster. Throws when there are none: nothing would be looked at. */
export function dashboardsIn(objects: readonly KubernetesObject[]): Dashboard[] {
  const found = ofKind<GrafanaDashboard>(objects, 'GrafanaDashboard');
  if (found.length === 0) throw new Error('the generated files hold no GrafanaDashboard');
  return found.map(({ spec }) => JSON.parse(spec.json) as Dashboard);
}

/** The panels that ask Prometheus. */
export function prometheusPanels({ panels }: Dashboard): Panel[] {
  return panels.filter(({ datasource }) => datasource?.type === 'prometheus');
}
