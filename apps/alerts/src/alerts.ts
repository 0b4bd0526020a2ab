import { prometheusRule } from '@auditorsec/alerting/prometheus-rule';
import type { RuleGroup } from '@auditorsec/alerting/rule';
import { defineApp } from '@auditorsec/config/app';
import { z } from 'zod';
import { certificates } from './certificates.ts';
import type { AlertContext } from './context.ts';
import { cost } from './cost.ts';
import { data } from './data.ts';
import { delivery } from './delivery.ts';
import { edge } from './edge.ts';
import { logging } from './logging.ts';
import { mesh } from './mesh.ts';
import { monitoring } from './monitoring.ts';
import { nodes } from './nodes.ts';
import { notification } from './notification.ts';
import { secrets } from './secrets.ts';
import { security } from './security.ts';
import { slo } from './slo.ts';
import { tracing } from './tracing.ts';
import { workloads } from './workloads.ts';

const props = z.strictObject({
  /** Set while clients are led to other regions: nobody is woken for this one. */
  evacuated: z.boolean().default(false),
});

/** The groups of rules by the object that holds them. */
export function topics(context: AlertContext, { evacuated }: z.output<typeof props>): Record<string, RuleGroup[]> {
  return {
    slo: slo(context),
    certificates: [certificates],
    cost: [cost(context)],
    data: [data(context)],
    delivery: [delivery],
    edge: [edge(context, evacuated)],
    logging: [logging],
    mesh: [mesh],
    monitoring: [monitoring],
    nodes: [nodes],
    notification: [notification],
    secrets: [secrets],
    security: [security(context)],
    tracing: [tracing],
    workloads: [workloads],
  };
}

/** What is recorded of the platform, and who hears of what goes wrong with it. */
export const alerts = defineApp({
  name: 'alerts',
  needs: ['namespaces'],
  props,
  compose(chart, props, context) {
    for (const [name, groups] of Object.entries(topics(context, props)))
      prometheusRule(chart, { name, namespace: 'observability', groups, links: context.fleet.links });
  },
});
