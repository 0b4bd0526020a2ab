import type { ClusterObjects } from '@auditorsec/checks/objects';
import { objectName } from '@auditorsec/manifest/patch';
import type { Usage } from '../usage.ts';
import type { Place } from './place.ts';

interface Application {
  readonly spec?: { readonly source?: { readonly chart?: string } };
}

/** The pods of charts: they are not in Git, and so nobody knows here what they request. */
export function chartUsage(objects: ClusterObjects, place: Place): Usage[] {
  return objects
    .of<Application>('Application.argoproj.io')
    .filter(({ object }) => object.spec?.source?.chart !== undefined)
    .map(({ file }) => ({
      ...place,
      app: file.app,
      object: objectName(file.object),
      category: 'nodes',
      sku: 'pods of a chart',
      quantity: undefined,
    }));
}
