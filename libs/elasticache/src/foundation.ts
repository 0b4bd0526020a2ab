import { encryptionKey } from '@auditorsec/aws/encryption-key';
import { subnetGroup, user, userGroup } from '@auditorsec/aws/kinds/elasticache';
import { addManaged } from '@auditorsec/aws/managed';
import type { Region } from '@auditorsec/config/regions';
import type { Construct } from 'constructs';
import { caches } from './policy.ts';

export interface FoundationProps {
  readonly name: string;
  readonly region: Region;
  readonly subnets: readonly string[];
  /** The user that the application is. */
  readonly user: string;
}

/** What the stores of a region share: their KMS key, their subnets, and the one user, who reads and writes cached keys alone. */
export function foundation(chart: Construct, { name, region, subnets, user: userName }: FoundationProps): void {
  const description = `Caches of ${userName}`;
  encryptionKey(chart, { name, region, description });
  addManaged(chart, subnetGroup, { name, forProvider: { region, description, subnetIds: subnets } });
  const keys = Object.keys(caches).map((cache) => `~${cache}:*`);
  addManaged(chart, user, {
    name: userName,
    forProvider: {
      region,
      engine: 'valkey',
      userName,
      accessString: ['on', ...keys, '-@all', '+@read', '+@write', '+@connection', '-@dangerous'].join(' '),
      authenticationMode: { type: 'iam' },
    },
  });
  addManaged(chart, userGroup, { name, forProvider: { region, engine: 'valkey', userIdRefs: [{ name: userName }] } });
}
