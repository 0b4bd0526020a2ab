import type { Slo } from '@auditorsec/config/slo';
import type { Panel } from '@auditorsec/grafana/panel';
import { stat } from '@auditorsec/grafana/panels/stat';
import { timeseries } from '@auditorsec/grafana/panels/timeseries';
import { burnRate, paces } from '@auditorsec/slo/burn';
import { inRegion } from './selectors.ts';

const chosen = ({ name }: Slo) => `{slo="${name}",service=~"$service",${inRegion}}`;

/** What is left of each objective's error budget. */
export function budgetPanels(slos: readonly Slo[]): Panel[] {
  return slos.map((slo) =>
    stat({
      title: `Error budget left: ${slo.name}`,
      description: `Of the bad requests that ${slo.window} may have at ${percent(slo.objective)}, the share that is left. Below 0 the objective is missed: only changes that mend should go out.`,
      unit: 'ratio',
      threshold: { below: { warning: 0.5, critical: 0.25 } },
      queries: [{ expr: `slo:error_budget_remaining:ratio${chosen(slo)}`, legend: '{{region}}' }],
    }),
  );
}

/** How fast each budget goes: at 1 it lasts exactly as long as its window. The lines are those of the alerts. */
export function burnPanels(slos: readonly Slo[]): Panel[] {
  const [{ long }, { long: slower }] = paces.page;
  return slos.map((slo) =>
    timeseries({
      title: `Burn rate: ${slo.name}`,
      description: `How many times faster than evenly the budget of ${slo.window} goes, over ${long}. Somebody is paged above the upper line, or above the lower one over ${slower}.`,
      unit: 'factor',
      logarithmicFrom: 1,
      threshold: { above: { warning: burnRate(paces.page[1], slo), critical: burnRate(paces.page[0], slo) } },
      queries: [{ expr: `slo:error_ratio:rate${long}${chosen(slo)} / ${slo.budget}`, legend: '{{region}}' }],
    }),
  );
}

/** A share in percent, without the noise of binary fractions. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(10))}%`;
}
