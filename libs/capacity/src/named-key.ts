import { encryptionKey } from '@auditorsec/aws/encryption-key';
import { alias } from '@auditorsec/aws/kinds/kms';
import { addManaged } from '@auditorsec/aws/managed';
import type { Region } from '@auditorsec/config/regions';
import type { Construct } from 'constructs';

export interface NamedKeyProps {
  /** Of the key and of its alias. */
  readonly name: string;
  readonly region: Region;
  readonly account: string;
  readonly description: string;
}

/** A KMS key that is renewed every year and never deleted. Returns the ARN of its alias, which is known before AWS has made it. */
export function namedKey(chart: Construct, { name, region, account, description }: NamedKeyProps): string {
  encryptionKey(chart, { name, region, description });
  addManaged(chart, alias, { name, forProvider: { region, targetKeyIdRef: { name } }, keep: true });
  return `arn:aws:kms:${region}:${account}:alias/${name}`;
}
