import { certificate } from '@auditorsec/aws/kinds/acm';
import { record } from '@auditorsec/aws/kinds/route53';
import { addManaged } from '@auditorsec/aws/managed';
import { type HostedZone, zoneObject } from '@auditorsec/dns/zone';
import type { Construct } from 'constructs';

export interface EdgeCertificateProps {
  readonly name: string;
  /** The AWS account, 12 digits. */
  readonly account: string;
  readonly host: string;
  readonly zone: HostedZone;
  /** What ACM has answered, once it has: the certificate's id, and the record that it looks for, for good. */
  readonly issued?:
    | { readonly id: string; readonly validation: { readonly name: string; readonly value: string } }
    | undefined;
}

/** The certificate that viewers see, where CloudFront looks for it, and the record by which ACM issues and renews it. */
export function edgeCertificate(chart: Construct, props: EdgeCertificateProps): void {
  const { name, account, host, zone, issued } = props;
  addManaged(chart, certificate, {
    name,
    ...(issued && { externalName: certificateArn(account, issued.id) }),
    forProvider: { region: 'us-east-1', domainName: host, validationMethod: 'DNS', keyAlgorithm: 'EC_prime256v1' },
  });
  if (!issued) return;
  addManaged(chart, record, {
    name: `${name}-validation`,
    forProvider: {
      zoneIdRef: { name: zoneObject(zone) },
      name: issued.validation.name,
      type: 'CNAME',
      ttl: 300,
      records: [issued.validation.value],
    },
  });
}

export function certificateArn(account: string, id: string): string {
  return `arn:aws:acm:us-east-1:${account}:certificate/${id}`;
}
