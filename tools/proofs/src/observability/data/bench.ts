import type { Progress } from '@auditorsec/schemas/progress';
import fleet from '../../../../../clusters/fleet.ts';
import type { Prometheus } from '../../parts/prometheus.ts';
import type { Stage } from '../../parts/stage.ts';
import { all } from '../../parts/until.ts';
import { type Asked, ask, day } from '../panels/ask.ts';
import { type Dashboard, dashboardsIn, prometheusPanels } from '../panels/dashboard.ts';
import { scrapeInterval, type Values, valuesOf } from '../panels/variables.ts';
import { openDay } from './day.ts';
import { type Region, regions } from './region.ts';
import { type Recorded, recordedRules } from './rules.ts';

/** A Prometheus with the synthetic day, and what every panel finds there. */
export interface DayBench {
  readonly prometheus: Prometheus;
  readonly regions: readonly Region[];
  /** Of all regions. */
  readonly rules: readonly Recorded[];
  readonly dashboards: readonly Dashboard[];
  readonly values: ReadonlyMap<Dashboard, Values>;
  readonly asked: readonly Asked[];
}

/** Starts it on a stage, which the caller closes. Dashboards are those of the active cluster: all have the same. */
export async function openDayBench(stage: Stage, progress: Progress): Promise<DayBench> {
  const found = regions();
  const active = found.find(({ cluster }) => cluster === fleet.activeCluster);
  if (!active) throw new Error(`the fleet has no cluster ${fleet.activeCluster}`);
  const prometheus = await openDay(stage, found, progress);
  const dashboards = dashboardsIn(active.objects);
  const interval = scrapeInterval(active.objects);
  const values = new Map<Dashboard, Values>();
  for (const dashboard of dashboards) values.set(dashboard, await valuesOf(dashboard, prometheus, day, interval));
  const asked = await all(
    dashboards.flatMap((dashboard) =>
      prometheusPanels(dashboard).flatMap((panel) =>
        (panel.targets ?? []).map((target) =>
          ask(prometheus, { dashboard, panel, target }, values.get(dashboard) ?? new Map()),
        ),
      ),
    ),
  );
  return { prometheus, regions: found, rules: found.flatMap(recordedRules), dashboards, values, asked };
}
