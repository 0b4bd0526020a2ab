import { zone } from '@auditorsec/aws/kinds/route53';
import { addManaged } from '@auditorsec/aws/managed';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  addManaged(chart, zone, {
    name: 'example-com',
    forProvider: { name: 'example.com', comment: 'All hosts of the shop', forceDestroy: false },
    externalName: 'Z0123456789EXAMPLE',
    keep: true,
  });
}
