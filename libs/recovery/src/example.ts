import type { ClusterObjects } from '@auditorsec/checks/objects';
import type { Fleet } from '@auditorsec/config/fleet';
import { summary } from '@auditorsec/recovery/page';
import { failures } from '@auditorsec/recovery/recovery';

export function example(fleet: Fleet, clusters: readonly ClusterObjects[]): string {
  return summary(failures(fleet, clusters), { recovery: 60, between: 360_000, availability: 0.9999 });
}
