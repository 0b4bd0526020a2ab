import type { FileSpec } from '@auditorsec/manifest/types';
import { embeddedJson } from './embedded-json.ts';
import { perCluster } from './per-cluster.ts';

/** What rules read of a dashboard, in Grafana's own format. */
export interface Dashboard {
  readonly file: FileSpec;
  readonly uid?: string;
  readonly title?: string;
  /** Panels with queries of their own, those of collapsed rows too. */
  readonly panels: readonly Panel[];
  readonly variables: readonly Variable[];
  /** Everything that may refer to a variable, besides the variables themselves. */
  readonly text: string;
}

export interface Panel {
  readonly type?: string;
  readonly title?: string;
  readonly datasource?: DatasourceReference;
  readonly gridPos?: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly fieldConfig?: { readonly defaults?: { readonly unit?: string } };
  readonly targets?: readonly Target[];
  readonly panels?: readonly Panel[];
}

export interface Target {
  readonly refId?: string;
  readonly datasource?: DatasourceReference;
  /** PromQL; other data sources have other fields. */
  readonly expr?: string;
  readonly legendFormat?: string;
  readonly format?: string;
  readonly range?: boolean;
}

export type DatasourceReference = string | { readonly uid?: string };

export interface Variable {
  readonly name: string;
}

interface GrafanaDashboard {
  readonly spec?: { readonly json?: string };
}

interface Written extends Pick<Dashboard, 'uid' | 'title'> {
  readonly panels?: readonly Panel[];
  readonly templating?: { readonly list?: readonly Variable[] };
  readonly annotations?: unknown;
  readonly links?: unknown;
}

/** The dashboards that a cluster's GrafanaDashboards carry as JSON. */
export const dashboards = perCluster((objects): Dashboard[] =>
  objects.of<GrafanaDashboard>('GrafanaDashboard.grafana.integreatly.org').flatMap(({ file, object }) => {
    const json = object.spec?.json;
    return json === undefined ? [] : [{ file, ...embeddedJson(json, read) }];
  }),
);

function read(value: unknown): Omit<Dashboard, 'file'> {
  const { uid, title, panels = [], templating, annotations, links } = value as Written;
  const all = panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]);
  return {
    ...(uid !== undefined && { uid }),
    ...(title !== undefined && { title }),
    panels: all.filter(({ type }) => type !== 'row'),
    variables: templating?.list ?? [],
    text: JSON.stringify([panels, annotations, links]),
  };
}

/** How a finding names a panel of a dashboard. */
export function panelField({ title = '' }: Panel): string {
  return `spec.json: panel "${title}"`;
}
