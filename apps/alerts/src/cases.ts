import { slosOf } from '@auditorsec/config/slo';
import { ticketCases } from './budget.cases.ts';
import type { AlertCase } from './case.ts';
import { certificateCases } from './certificates.cases.ts';
import type { AlertContext } from './context.ts';
import { costCases } from './cost.cases.ts';
import { dataCases } from './data.cases.ts';
import { deliveryCases } from './delivery.cases.ts';
import { edgeCases } from './edge.cases.ts';
import { loggingCases } from './logging.cases.ts';
import { meshCases } from './mesh.cases.ts';
import { monitoringCases } from './monitoring.cases.ts';
import { nodeCases } from './nodes.cases.ts';
import { notificationCases } from './notification.cases.ts';
import { secretCases } from './secrets.cases.ts';
import { securityCases } from './security.cases.ts';
import { pageCases } from './slo.cases.ts';
import { tracingCases } from './tracing.cases.ts';
import { workloadCases } from './workloads.cases.ts';

/** The unit tests of all alerts, by the object that holds them, as `topics` names it. */
export function casesOf({ fleet, cluster }: AlertContext): Record<string, readonly AlertCase[]> {
  return {
    slo: slosOf(fleet).flatMap((slo) => [...pageCases(slo), ...ticketCases(slo)]),
    certificates: certificateCases,
    cost: costCases(cluster.monthlyBudget),
    data: dataCases,
    delivery: deliveryCases,
    edge: edgeCases,
    logging: loggingCases,
    mesh: meshCases,
    monitoring: monitoringCases,
    nodes: nodeCases,
    notification: notificationCases,
    secrets: secretCases,
    security: securityCases,
    tracing: tracingCases,
    workloads: workloadCases,
  };
}
