import type { Region } from '@auditorsec/config/regions';
import type { Construct } from 'constructs';
import { key } from './kinds/kms.ts';
import { addManaged } from './managed.ts';

export interface EncryptionKeyProps {
  readonly name: string;
  readonly region: Region;
  readonly description: string;
  /** Who may use it, as IAM reads it; by default whoever the policies of the account allow. */
  readonly policy?: string;
  /** Of a key that is there already. */
  readonly id?: string;
}

/** A KMS key that AWS changes every year. Never deleted: what it has encrypted could never be read again. */
export function encryptionKey(chart: Construct, { name, region, description, policy, id }: EncryptionKeyProps): void {
  addManaged(chart, key, {
    name,
    forProvider: {
      region,
      description,
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: 30,
      ...(policy && { policy }),
    },
    keep: true,
    ...(id && { externalName: id }),
  });
}
