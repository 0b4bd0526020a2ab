import type { Region } from '@auditorsec/config/regions';
import type { Construct } from 'constructs';
import { key } from './kinds/kms.ts';
import { addManaged } from './managed.ts';

export interface EncryptionKeyProps {
  readonly name: string;
  readonly region: Region;
  readonly description: string;
}

/** A KMS key that AWS changes every year. Never deleted: what it has encrypted could never be read again. */
export function encryptionKey(chart: Construct, { name, region, description }: EncryptionKeyProps): void {
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
}
