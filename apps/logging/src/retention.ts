import { type Memory, mebibytes } from '@auditorsec/config/units';
import type { Lifecycle } from '@auditorsec/elastic/lifecycle';

/** How long entries of each kind are kept, in days. */
export const retention = {
  'logs-90d': { warmAfter: 7, coldAfter: 30, deleteAfter: 90 },
  'security-400d': { warmAfter: 7, coldAfter: 30, deleteAfter: 400 },
  'traces-7d': { deleteAfter: 7 },
} as const satisfies Record<string, Lifecycle>;

/** What Elasticsearch stores in a day, before it is copied. */
export interface DailyVolume {
  readonly logs: Memory;
  readonly traces: Memory;
}

/** Of what is logged; the rest of the security log is as old as the others. */
const SECURITY_SHARE = 0.05;
const COPIES = 2;
/** Elasticsearch moves shards away at 90 % and needs room to merge them. */
const FILLED = 0.75;
/** An index ages from its last entry, which is up to a day after its first. */
const ROLLOVER_DAYS = 1;

/** The disk of each hot and of each warm node, in tens of Gi. */
export function disks(volume: DailyVolume, nodes: { readonly hot: number; readonly warm: number }) {
  const [logs, traces] = [mebibytes(volume.logs), mebibytes(volume.traces)];
  const { 'logs-90d': kept, 'security-400d': security, 'traces-7d': spans } = retention;
  const hot = logs * (kept.warmAfter + ROLLOVER_DAYS) + traces * (spans.deleteAfter + ROLLOVER_DAYS);
  const warm = logs * (kept.deleteAfter - kept.warmAfter + SECURITY_SHARE * (security.deleteAfter - kept.deleteAfter));
  return { hot: tensOfGi(hot / nodes.hot), warm: tensOfGi(warm / nodes.warm) };
}

function tensOfGi(mebibytes: number): string {
  return `${Math.ceil((mebibytes * COPIES) / FILLED / 10_240) * 10}Gi`;
}
