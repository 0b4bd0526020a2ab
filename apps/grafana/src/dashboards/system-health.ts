import type { Fleet } from '@auditorsec/config/fleet';
import { slosOf } from '@auditorsec/config/slo';
import { type Dashboard, dashboard } from '@auditorsec/grafana/dashboard';
import { budgetPanels, burnPanels } from './objectives.ts';
import { data } from './system-health/data.ts';
import { foundations } from './system-health/foundations.ts';
import { monitoring } from './system-health/monitoring.ts';
import { regions } from './system-health/regions.ts';
import { workloads } from './system-health/workloads.ts';

/** Is the platform well, and if not, which part of it? */
export function systemHealth(fleet: Fleet): Dashboard {
  const slos = slosOf(fleet);
  return dashboard({
    uid: 'system-health',
    title: 'System Health',
    description: 'Is the platform well, and if not, which part of it? The objectives first, then what they stand on.',
    links: [{ title: 'Runbooks', url: fleet.links.runbooks }],
    rows: [
      { title: 'Error budgets', panels: budgetPanels(slos) },
      { title: 'Burn rates', panels: burnPanels(slos) },
      { title: 'Regions and alerts', panels: regions() },
      { title: 'Workloads', panels: workloads() },
      { title: 'Mesh, certificates and delivery', panels: foundations() },
      { title: 'Data, queues and secrets', panels: data() },
      { title: 'Monitoring itself', panels: monitoring() },
    ],
  });
}
