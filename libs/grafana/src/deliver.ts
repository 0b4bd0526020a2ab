import { addCustom } from '@auditorsec/custom-kind/add-custom';
import { exceedsApplyLimit, serverSideApply } from '@auditorsec/manifest/apply-limit';
import type { Construct } from 'constructs';
import { type Dashboard, renderDashboards } from './dashboard.ts';
import type { Instances } from './instances.ts';
import { grafanaDashboard } from './kinds.ts';

const { kind } = grafanaDashboard;
const apiVersion = `${grafanaDashboard.group}/${grafanaDashboard.version}`;

export interface DashboardsProps {
  readonly namespace: string;
  readonly instances: Instances;
  /** The GrafanaFolder that holds them. */
  readonly folder: string;
  readonly dashboards: readonly RenderedDashboard[];
}

/** A dashboard as text, ready for any number of clusters. */
export interface RenderedDashboard {
  readonly uid: string;
  readonly json: string;
}

/** Dashboards as the text that Grafana reads, in lines that a reviewer can compare. Throws a `ConfigError`. */
export function printDashboards(dashboards: readonly Dashboard[]): RenderedDashboard[] {
  return renderDashboards(dashboards).map((json) => ({
    uid: json.uid ?? '',
    json: `${JSON.stringify(json, undefined, 2)}\n`,
  }));
}

/** One GrafanaDashboard for each dashboard; those too large for the annotation of `kubectl apply` are applied by the server. */
export function dashboards(chart: Construct, { namespace, instances, folder, dashboards }: DashboardsProps): void {
  for (const { uid, json } of dashboards) {
    const spec = { ...instances, uid, folderRef: folder, json };
    const metadata = { name: uid, namespace };
    const tooLarge = exceedsApplyLimit({ apiVersion, kind, metadata, spec });
    addCustom(chart, grafanaDashboard, {
      metadata: { ...metadata, ...(tooLarge && { annotations: serverSideApply }) },
      spec,
    });
  }
}
