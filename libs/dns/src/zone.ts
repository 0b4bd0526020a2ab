import { zone } from '@auditorsec/aws/kinds/route53';
import { addManaged } from '@auditorsec/aws/managed';
import type { Construct } from 'constructs';

/** A hosted zone of Route 53. */
export interface HostedZone {
  /** Its domain: `example.com`. */
  readonly domain: string;
  /** Its id in AWS: aliases name it, and the provider has no reference there. */
  readonly id: string;
}

/** The name of the zone's object, to which records refer. */
export function zoneObject({ domain }: HostedZone): string {
  return domain.replaceAll('.', '-');
}

/** Takes over a hosted zone that exists, since the domain's registrar names its servers. It is never deleted. */
export function hostedZone(chart: Construct, hosted: HostedZone): void {
  addManaged(chart, zone, {
    name: zoneObject(hosted),
    forProvider: { name: hosted.domain, comment: 'Kept by Crossplane', forceDestroy: false },
    externalName: hosted.id,
    keep: true,
  });
}
