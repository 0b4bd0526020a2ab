import type { ClusterObjects } from '@auditorsec/checks/objects';
import type { Costs } from '@auditorsec/config/costs';
import { objectName } from '@auditorsec/manifest/patch';
import { always, type Usage } from '../usage.ts';
import type { Place } from './place.ts';
import { gigabytes, millions } from './traffic.ts';

/** What passes a distribution: every request is judged by its web ACL and answered from the edge or from a region. */
export function edgeUsage(objects: ClusterObjects, place: Place, costs: Costs, requestsPerSecond: number): Usage[] {
  return objects.of('Distribution.cloudfront.aws.m.upbound.io').flatMap(({ file }) => {
    const of = { ...place, app: file.app, object: objectName(file.object), category: 'edge' } as const;
    const requests = always(millions(requestsPerSecond, costs));
    return [
      { ...of, sku: 'cloudfront requests', quantity: requests },
      { ...of, sku: 'cloudfront traffic', quantity: always(gigabytes(requestsPerSecond, costs)) },
      { ...of, sku: 'waf requests', quantity: requests },
    ];
  });
}
