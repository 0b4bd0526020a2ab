import type { RuleGroup } from '@auditorsec/alerting/rule';
import type { Slo } from '@auditorsec/config/slo';
import { ConfigError } from '@auditorsec/problem/problem';
import { burnRate, paces, threshold } from './burn.ts';
import { budgetSpent, burnPage, burnTicket, INTERVAL, noData } from './burn-alerts.ts';
import { budget, fastRatios, indicators, overall, slowRatios } from './recording.ts';

/**
 * The rules of every objective in one region, in two groups each: what pages is evaluated every 15 s, in an order in which
 * each rule sees what those before it recorded at the same moment; what reads days is evaluated every other minute.
 * Throws a `ConfigError` for objectives so low that even a total outage pages nobody.
 */
export function sloRules(slos: readonly Slo[], region: string): RuleGroup[] {
  const [fastest] = paces.page;
  const low = slos.filter((slo) => threshold(fastest, slo) >= 1);
  if (low.length > 0) throw new ConfigError(low.map(tooLow));
  return slos.flatMap((slo) => [
    {
      name: `${slo.name}-fast`,
      interval: `${INTERVAL}s` as const,
      rules: [...indicators(slo), ...fastRatios(slo), burnPage(slo), noData(slo, region)],
    },
    {
      name: `${slo.name}-slow`,
      interval: '2m' as const,
      rules: [...slowRatios(slo), budget(slo), ...overall(slo), burnTicket(slo), budgetSpent(slo)],
    },
  ]);
}

function tooLow(slo: Slo) {
  const percent = (share: number) => `${Number((share * 100).toPrecision(6))}%`;
  const rate = burnRate(paces.page[0], slo);
  return {
    place: 'clusters/fleet.ts',
    field: `slos.${slo.name}.objective`,
    found: percent(slo.objective),
    allowed: `more than ${percent(1 - 1 / rate)}: a page asks for ${rate} times the allowed errors, more than all requests`,
  };
}
