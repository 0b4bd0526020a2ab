import { prometheusRule } from '@auditorsec/alerting/prometheus-rule';
import type { Fleet } from '@auditorsec/config/fleet';
import { slosOf } from '@auditorsec/config/slo';
import { sloRules } from '@auditorsec/slo/slo-rules';
import type { Construct } from 'constructs';

export function example(chart: Construct, fleet: Fleet): void {
  prometheusRule(chart, {
    name: 'slo',
    namespace: 'observability',
    groups: sloRules(slosOf(fleet), 'us-east-1'),
    links: fleet.links,
  });
}
