import { alias, key } from '@auditorsec/aws/kinds/kms';
import { addManaged } from '@auditorsec/aws/managed';
import type { Region } from '@auditorsec/config/regions';
import type { Construct } from 'constructs';

export interface EncryptionKeyProps {
  /** Of the key and of its alias. */
  readonly name: string;
  readonly region: Region;
  readonly account: string;
  readonly description: string;
}

/** A KMS key that is renewed every year and never deleted. Returns the ARN of its alias, which is known before AWS has made it. */
export function encryptionKey(chart: Construct, { name, region, account, description }: EncryptionKeyProps): string {
  addManaged(chart, key, {
    name,
    forProvider: {
      region,
      description,
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: 30,
    },
    keep: true,
  });
  addManaged(chart, alias, { name, forProvider: { region, targetKeyIdRef: { name } }, keep: true });
  return `arn:aws:kms:${region}:${account}:alias/${name}`;
}
