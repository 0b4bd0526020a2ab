import { filePath } from '@auditorsec/manifest/plan';
import type { FileSpec, KubeObject } from '@auditorsec/manifest/types';

/** The files that hold these objects, as an app of a cluster makes them. */
export function filesOf(objects: readonly KubeObject[], cluster = 'us-east-1', app = 'shop'): FileSpec[] {
  const source = { config: `clusters/${cluster}/cluster.ts:1`, block: `apps/${app}/src/${app}.ts:1` };
  return objects.map((object) => ({ cluster, app, path: filePath(cluster, app, object), object, source }));
}

/** An object of namespace `shop` with these fields beside its name. */
export function kubeObject(type: string, name: string, fields: Readonly<Record<string, unknown>> = {}): KubeObject {
  const [apiVersion = '', kind = ''] = type.split(' ');
  const { labels, annotations, ...rest } = fields as Pick<KubeObject['metadata'], 'labels' | 'annotations'>;
  const metadata = { name, namespace: 'shop', ...(labels && { labels }), ...(annotations && { annotations }) };
  return { apiVersion, kind, metadata, ...rest };
}
