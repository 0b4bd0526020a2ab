import type { Fleet } from '@auditorsec/config/fleet';
import { type Dashboard, dashboard } from '@auditorsec/grafana/dashboard';
import { budget } from './cost/budget.ts';
import { forWhat } from './cost/for-what.ts';
import { runRate } from './cost/run-rate.ts';

/** What a month costs at today's pace, and for what. */
export function cost(fleet: Fleet): Dashboard {
  return dashboard({
    uid: 'cost',
    title: 'Cost Analysis',
    description: "What a month costs at today's pace, and for what: OpenCost's figures of what runs in the clusters.",
    from: 'now-7d',
    rows: [
      { title: 'Run rate', panels: runRate() },
      { title: 'Budget', panels: budget(fleet) },
      { title: 'For what', panels: forWhat() },
    ],
  });
}
