import { type Duration, milliseconds } from '@auditorsec/config/units';
import { shares } from './connections.ts';

export interface DatabaseLimits {
  /** Longer queries are logged. */
  readonly slowQuery: Duration;
}

/**
 * Parameters of a database. With the most that may be lost with a region, those of a member of a global database: of every one, for any
 * may become the primary, and a promoted one takes over none from it.
 */
export function parameters({ slowQuery }: DatabaseLimits, maxDataLoss?: Duration) {
  const immediate = {
    ...(maxDataLoss && { 'apg_write_forward.max_forwarding_connections_percent': `${shares.forwarded}` }),
    log_min_duration_statement: `${milliseconds(slowQuery)}`,
    'pg_stat_statements.track': 'all',
    'rds.force_ssl': '1',
    ...(maxDataLoss && { 'rds.global_db_rpo': `${milliseconds(maxDataLoss) / 1000}` }),
  };
  return [
    ...Object.entries(immediate).map(([name, value]) => ({ name, value, applyMethod: 'immediate' as const })),
    { name: 'shared_preload_libraries', value: 'pg_stat_statements', applyMethod: 'pending-reboot' as const },
  ];
}
