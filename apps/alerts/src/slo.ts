import type { RuleGroup } from '@auditorsec/alerting/rule';
import { slosOf } from '@auditorsec/config/slo';
import { sloRules } from '@auditorsec/slo/slo-rules';
import type { AlertContext } from './context.ts';

/** What the fleet promises its users. */
export function slo({ fleet, cluster }: AlertContext): RuleGroup[] {
  return sloRules(slosOf(fleet), cluster.region);
}
