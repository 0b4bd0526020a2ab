import type { ClusterObjects } from '@auditorsec/checks/objects';
import type { Costs } from '@auditorsec/config/costs';
import { objectName } from '@auditorsec/manifest/patch';
import type { IService } from 'kubernetes-models/v1/Service';
import { HOURS } from '../price.ts';
import { always, type Usage } from '../usage.ts';
import type { Place } from './place.ts';
import { gigabytes } from './traffic.ts';

/** The name of what is paid for and made elsewhere. */
export const ELSEWHERE = 'not made here';

/** The load balancers of a cluster, what its replies weigh on the way out, and the NAT gateways of its VPC. */
export function networkUsage(
  objects: ClusterObjects,
  place: Place,
  { natGateways, ...costs }: Costs,
  requestsPerSecond: number,
): Usage[] {
  const shared = { ...place, category: 'network' } as const;
  const balancers = objects.of<IService>('Service').filter(({ object }) => object.spec?.type === 'LoadBalancer');
  const made = balancers.flatMap(({ file, object }): Usage[] => {
    const of = { ...shared, app: file.app, object: objectName(file.object) };
    const internal =
      object.metadata.annotations?.['service.beta.kubernetes.io/aws-load-balancer-scheme'] !== 'internet-facing';
    const balancer = { ...of, sku: 'nlb', quantity: always(HOURS) };
    if (internal) return [balancer];
    const sent = always(gigabytes(requestsPerSecond, costs));
    return [balancer, { ...of, sku: 'traffic to the internet', quantity: sent }];
  });
  if (natGateways === 0) return made;
  const nat = { ...shared, app: ELSEWHERE, object: 'NAT gateways of the VPC', sku: 'nat gateway' };
  return [...made, { ...nat, quantity: always(natGateways * HOURS) }];
}
