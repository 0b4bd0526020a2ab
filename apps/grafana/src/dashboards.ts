import type { Fleet } from '@auditorsec/config/fleet';
import { printDashboards, type RenderedDashboard } from '@auditorsec/grafana/deliver';
import { apiPerformance } from './dashboards/api-performance.ts';
import { cost } from './dashboards/cost.ts';
import { errorTracking } from './dashboards/error-tracking.ts';
import { infrastructure } from './dashboards/infrastructure.ts';
import { systemHealth } from './dashboards/system-health.ts';
import { userBehaviour } from './dashboards/user-behaviour.ts';

const rendered = new WeakMap<Fleet, RenderedDashboard[]>();

/** The six dashboards. They are the same in every region, so those of a fleet are rendered once. */
export function dashboardsOf(fleet: Fleet): RenderedDashboard[] {
  const dashboards = rendered.get(fleet) ?? printDashboards(declare(fleet));
  rendered.set(fleet, dashboards);
  return dashboards;
}

function declare(fleet: Fleet) {
  return [
    systemHealth(fleet),
    apiPerformance(fleet),
    infrastructure(fleet),
    errorTracking(fleet),
    userBehaviour(fleet),
    cost(fleet),
  ];
}
