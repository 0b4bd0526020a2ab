import { objectName } from '@auditorsec/manifest/patch';
import type { KubeObject, ObjectMeta } from '@auditorsec/manifest/types';
import { ClusterObjects } from './objects.ts';
import type { ChangeRule, ClusterRule, FleetRule, Report } from './rule.ts';

/** A Kubernetes object: `object('v1 Service', 'shop/cart', { ports: [] })`; the name alone for cluster-scoped kinds. */
export function object(type: string, name: string, spec: unknown, metadata: Partial<ObjectMeta> = {}): KubeObject {
  const [apiVersion = '', kind = ''] = type.split(' ');
  const [last = '', namespace] = name.split('/').reverse();
  return { apiVersion, kind, metadata: { name: last, ...(namespace && { namespace }), ...metadata }, spec };
}

/** A Deployment whose pods carry these labels and annotations. */
export function deployment(
  name: string,
  labels: Record<string, string>,
  podSpec: Record<string, unknown> = {},
  annotations: Record<string, string> = {},
): KubeObject {
  const template = { metadata: { labels, annotations }, spec: { containers: [{ name: 'main' }], ...podSpec } };
  return object('apps/v1 Deployment', name, { selector: { matchLabels: labels }, template });
}

/** The objects of one app of a cluster. */
export function objects(cluster: string, list: readonly KubeObject[], app = 'app'): ClusterObjects {
  const source = { config: `clusters/${cluster}/cluster.ts:1`, block: 'apps/app/src/app.ts:1' };
  const files = list.map((entry) => {
    const path = `${cluster}/${app}/${entry.kind}_${entry.metadata.namespace ?? ''}_${entry.metadata.name}.yaml`;
    return { cluster, app, path, object: entry, source };
  });
  return new ClusterObjects(cluster, files);
}

/** What a rule finds in one cluster, each as `Kind namespace/name field: message`. */
export function check(rule: ClusterRule | FleetRule, list: readonly KubeObject[]): string[] {
  const cluster = objects('us-east-1', list);
  return findings((report) => (rule.scope === 'cluster' ? rule.check(cluster, report) : rule.check([cluster], report)));
}

/** What a change rule finds between two versions of one cluster. */
export function checkChange(rule: ChangeRule, base: readonly KubeObject[], head: readonly KubeObject[]): string[] {
  return findings((report) => rule.check([objects('us-east-1', head)], [objects('us-east-1', base)], report));
}

/** What is reported, each as `Kind namespace/name field: message`. */
export function findings(run: (report: Report) => void): string[] {
  const found: string[] = [];
  run((file, message, field) => found.push(`${objectName(file.object)}${field ? ` ${field}` : ''}: ${message}`));
  return found;
}
