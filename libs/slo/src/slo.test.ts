import type { Alert, Rule } from '@auditorsec/alerting/rule';
import { fleetSchema } from '@auditorsec/config/fleet';
import type { Slo } from '@auditorsec/config/slo';
import { smallFleet } from '@auditorsec/config/testing/small-fleet';
import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { render, yamlStream } from '@auditorsec/manifest/testing/render';
import { ConfigError } from '@auditorsec/problem/problem';
import { parsePromql } from '@auditorsec/promql/parse';
import { expect, test } from 'vitest';
import { example } from './example.ts';
import { sloRules } from './slo-rules.ts';

const availability: Slo = {
  name: 'api-availability',
  service: 'ci-failure-agent',
  routes: ['api-v1'],
  good: 'answered',
  objective: 0.9999,
  budget: 0.0001,
  window: '30d',
};
const latency: Slo = { ...availability, name: 'api-latency', good: 'fast', objective: 0.99, budget: 0.01, below: 100 };

const rules = (slo: Slo): readonly Rule[] => sloRules([slo], 'us-east-1').flatMap((group) => group.rules);
const recording = (slo: Slo, name: string) =>
  rules(slo).find((rule) => 'record' in rule && rule.record === name)?.expr ?? '';
const alerts = (slo: Slo) => rules(slo).filter((rule): rule is Alert => 'severity' in rule);
const alertOf = (slo: Slo, name: string) => alerts(slo).find((alert) => alert.name === name)?.expr ?? '';

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  const fleet = fleetSchema.parse({
    ...smallFleet,
    slos: { checkout: { routes: ['/v1/'], good: 'answered' }, 'checkout-latency': { routes: ['/v1/'], good: 'fast' } },
  });
  await expect(yamlStream(render((chart) => example(chart, fleet)))).toMatchFileSnapshot('../golden/example.yaml');
});

test('every selection of requests is of the gateway and of the routes of the objective', () => {
  for (const slo of [availability, latency]) {
    const selections = rules(slo)
      // It asks of any route whether it is counted.
      .filter((rule) => !('name' in rule && rule.name === 'SliNoData'))
      .flatMap(({ expr }) => parsePromql(expr).selectors)
      .filter(({ metric }) => metric?.startsWith('istio_'));
    expect(selections.length).toBeGreaterThan(5);
    for (const { matchers } of selections)
      expect(matchers.slice(0, 3).map(({ label, value }) => [label, value])).toEqual([
        ['reporter', 'source'],
        ['source_workload', 'istio-ingress'],
        ['route', slo === latency ? 'api-v1-read' : 'api-v1-(read|write)'],
      ]);
  }
});

test('routes of one objective are told apart from others whose names hold any letter where theirs hold a dot', () => {
  expect(recording({ ...availability, routes: ['v1.0', 'v2'] }, 'slo:requests:rate5m')).toContain(
    'route=~"(v1[.]0|v2)-(read|write)"',
  );
});

test.each([
  ['30d', 0.00144, 0.0006, 0.0003, 0.0001],
  ['28d', 0.001344, 0.00056, 0.00028, 0.0001],
  ['7d', 0.000336, 0.00014, 0.0001, 0.0001],
] as const)('over %s, pages and tickets come at these ratios', (window, ...ratios) => {
  const thresholds = alerts({ ...availability, window })
    .filter(({ name }) => name.startsWith('AvailabilityBurn'))
    .flatMap(({ expr }) => [...expr.matchAll(/ > ([\d.e-]+)/g)].map(([, value]) => Number(value)));
  expect(thresholds).toEqual(ratios.flatMap((ratio) => [ratio, ratio]));
});

test('one bad request among the fewest that count stays below the threshold, and among one fewer it does not', () => {
  for (const slo of [availability, latency]) {
    const pairs = alerts(slo).flatMap(({ expr }) =>
      [...expr.matchAll(/> ([\d.e-]+)\n {2}and [^\n]+>= (\d+)/g)].map(([, most, fewest]) => [most, fewest].map(Number)),
    );
    expect(pairs).toHaveLength(4);
    for (const [most = 0, fewest = 0] of pairs) {
      expect(1 / fewest).toBeLessThan(most);
      expect(1 / (fewest - 1)).toBeGreaterThanOrEqual(most);
    }
  }
});

test('what pages waits for nothing, and is recorded in one group, before the alert', () => {
  const [fast] = sloRules([availability], 'us-east-1');
  const names = fast?.rules.map((rule) => ('record' in rule ? rule.record : rule.name));
  expect(names?.indexOf('AvailabilityBurnFast')).toBeGreaterThan(names?.indexOf('slo:error_ratio:rate1h') ?? -1);
  expect(alerts(availability).find(({ name }) => name === 'AvailabilityBurnFast')).toMatchObject({
    severity: 'page',
    keepFiringFor: '5m',
  });
  expect(alerts(availability).find(({ name }) => name === 'AvailabilityBurnFast')).not.toHaveProperty('for');
});

test('the bound of the objective is found in the spelling of Prometheus 2 and of Prometheus 3', () => {
  const [, pattern = ''] = /le=~"([^"]+)"/.exec(recording(latency, 'slo:errors:rate5m')) ?? [];
  const le = new RegExp(`^(?:${pattern.replaceAll('\\\\', '\\')})$`);
  expect(['100', '100.0', '1000', '10'].map((bound) => le.test(bound))).toEqual([true, true, false, false]);
});

test('missing data has the region, the objective and the service as labels', () => {
  expect(alertOf(availability, 'SliNoData')).toContain(
    'slo:requests:rate5m{slo="api-availability",service="ci-failure-agent",region="us-east-1"}',
  );
});

test('an objective that not even a total outage would breach fast enough is refused, with the least that works', () => {
  const low = { ...availability, objective: 0.93, budget: 0.07 };
  expect(() => sloRules([availability, low], 'us-east-1')).toThrow(ConfigError);
  expect(() => sloRules([low, latency], 'us-east-1')).toThrow('more than 93.0556%');
  expect(() => sloRules([{ ...low, objective: 0.95, budget: 0.05 }], 'us-east-1')).not.toThrow();
});
