import type { AppContext } from '@auditorsec/config/app';
import { cacheUser, databaseUser } from './arn.ts';
import type { Statement } from './policy.ts';

export interface StoreUse {
  /** The user of the database and of the caches, and the name of the cache that all regions share. */
  readonly name: string;
  /** Whether it keeps sessions, in the cache `<name>-sessions` of its region. */
  readonly sessions: boolean;
}

/**
 * To connect to the stores, as their one user: to the database by the region's proxy, to the shared cache in every region of the
 * fleet. Any may become the one that is written, and no policy changes in an emergency: IAM is changed in us-east-1 alone.
 */
export function storeAccess({ name, sessions }: StoreUse, { cluster, fleet }: AppContext): Statement[] {
  const { account } = fleet.aws;
  const here = { region: cluster.region, account };
  const shared = Object.values(fleet.clusters).flatMap(({ region }) => cacheUser({ region, account }, name, name));
  const own = sessions ? cacheUser(here, `${name}-sessions`, name) : [];
  return [
    { actions: ['rds-db:connect'], on: [databaseUser(here, name)] },
    { actions: ['elasticache:Connect'], on: [...new Set([...shared, ...own])] },
  ];
}
