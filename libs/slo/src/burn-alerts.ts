import { type Alert, alert } from '@auditorsec/alerting/rule';
import type { Slo } from '@auditorsec/config/slo';
import { fewestRequests, paces, threshold, type Window } from './burn.ts';
import { labelsOf, ofSlo } from './recording.ts';
import { counting } from './sli.ts';

/** How often the rates that long windows sum up are recorded, in seconds. */
export const INTERVAL = 15;

/** What users feel, and where to look first. */
const kinds = {
  answered: { name: 'AvailabilityBurn', bad: 'fail', dashboard: 'error-tracking' },
  fast: { name: 'LatencyBurn', bad: 'are too slow', dashboard: 'api-performance' },
} as const;

/** Wakes somebody within a minute of a total outage, and goes when the errors have gone. */
export function burnPage(slo: Slo): Alert {
  const { name, bad, dashboard } = kinds[slo.good];
  return alert({
    name: `${name}Fast`,
    expr: burns(slo, 'page'),
    keepFiringFor: '5m',
    severity: 'page',
    team: 'api',
    summary: '{{ $labels.region }}: {{ $labels.slo }} burns its error budget',
    description: `{{ $value | humanizePercentage }} of requests ${bad}; the objective allows ${allowed(slo)} over ${slo.window}.`,
    dashboard,
    labels: labelsOf(slo),
  });
}

/** A slower burn, which nobody must get up for. */
export function burnTicket(slo: Slo): Alert {
  const { name, bad, dashboard } = kinds[slo.good];
  return alert({
    name: `${name}Slow`,
    expr: burns(slo, 'ticket'),
    for: '15m',
    severity: 'ticket',
    team: 'api',
    summary: '{{ $labels.region }}: {{ $labels.slo }} will not keep its objective',
    description: `{{ $value | humanizePercentage }} of requests ${bad} for hours; the objective allows ${allowed(slo)} over ${slo.window}.`,
    dashboard,
    labels: labelsOf(slo),
  });
}

/**
 * The objective can't be judged: nothing has been recorded for ten minutes, of any route. A route that nobody has asked for
 * since the gateway's pods began has no counter yet, while others are counted: that is a quiet hour, and no fault.
 */
export function noData(slo: Slo, region: string): Alert {
  const { name, service } = slo;
  return alert({
    name: 'SliNoData',
    expr: `absent_over_time(slo:requests:rate5m{slo="${name}",service="${service}",region="${region}"}[10m])\nunless on () ${counting}`,
    for: '1m',
    severity: 'page',
    team: 'platform',
    summary: '{{ $labels.region }}: {{ $labels.slo }} has no data',
    description:
      'No requests have been counted for ten minutes: nothing is scraped, or the gateway serves nobody. Its alerts are blind.',
    dashboard: 'system-health',
    labels: labelsOf(slo),
  });
}

/** The objective is missed already: what is left of the window runs on trust. */
export function budgetSpent(slo: Slo): Alert {
  return alert({
    name: 'ErrorBudgetSpent',
    expr: `${ofSlo('slo:error_budget_remaining:ratio', slo)} < 0`,
    for: '15m',
    severity: 'ticket',
    team: 'api',
    summary: '{{ $labels.region }}: {{ $labels.slo }} has spent its error budget',
    description: `{{ $value | humanizePercentage }} of the budget of ${slo.window} is left: only changes that mend something should go out.`,
    dashboard: 'system-health',
    labels: labelsOf(slo),
  });
}

/** Both windows of any pace above its threshold, with enough requests that a single bad one can't be the reason. */
export function burns(slo: Slo, severity: 'page' | 'ticket'): string {
  const ratio = (window: Window) => ofSlo(`slo:error_ratio:rate${window}`, slo);
  return paces[severity]
    .map((pace) => {
      const most = threshold(pace, slo);
      const seen = `sum_over_time(${ofSlo('slo:requests:rate5m', slo)}[${pace.long}]) * ${INTERVAL}`;
      const conditions = [
        `${ratio(pace.short)} > ${most}`,
        `${ratio(pace.long)} > ${most}`,
        `${seen} >= ${fewestRequests(pace, slo)}`,
      ];
      return `(\n  ${conditions.join('\n  and ')}\n)`;
    })
    .join('\nor\n');
}

/** The share of bad requests that the objective allows, for people. */
function allowed({ budget }: Slo): string {
  return `${Number((budget * 100).toPrecision(12))}%`;
}
