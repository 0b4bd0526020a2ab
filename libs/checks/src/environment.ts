import type { INamespace } from 'kubernetes-models/v1/Namespace';
import type { ClusterObjects } from './objects.ts';
import { perCluster } from './per-cluster.ts';

const ENVIRONMENT = 'auditorsec.com/environment';
const PRODUCTION = 'production';

/** What the namespaces of a cluster say that it is for; what says nothing is judged as production. */
export const environmentOf = perCluster((objects: ClusterObjects): string => {
  const written = objects.of<INamespace>('Namespace').map(({ object }) => object.metadata.labels?.[ENVIRONMENT]);
  return written.find((environment) => environment !== undefined && environment !== PRODUCTION) ?? PRODUCTION;
});

/** Whether clients depend on it. */
export function isProduction(objects: ClusterObjects): boolean {
  return environmentOf(objects) === PRODUCTION;
}
