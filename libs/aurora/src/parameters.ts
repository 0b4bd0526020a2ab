import { type Duration, milliseconds } from '@auditorsec/config/units';
import { shares } from './connections.ts';

export interface DatabaseLimits {
  /** Commits stop while no other region is nearer than this: the most that a lost region loses. At least 20s. */
  readonly maxDataLoss: Duration;
  /** Longer queries are logged. */
  readonly slowQuery: Duration;
}

/** Parameters of every member, for any may become the primary: a promoted one takes over none from it. */
export function parameters({ maxDataLoss, slowQuery }: DatabaseLimits) {
  const immediate = {
    'apg_write_forward.max_forwarding_connections_percent': `${shares.forwarded}`,
    log_min_duration_statement: `${milliseconds(slowQuery)}`,
    'pg_stat_statements.track': 'all',
    'rds.force_ssl': '1',
    'rds.global_db_rpo': `${milliseconds(maxDataLoss) / 1000}`,
  };
  return [
    ...Object.entries(immediate).map(([name, value]) => ({ name, value, applyMethod: 'immediate' as const })),
    { name: 'shared_preload_libraries', value: 'pg_stat_statements', applyMethod: 'pending-reboot' as const },
  ];
}
