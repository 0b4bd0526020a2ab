import { fleetSchema } from '@auditorsec/config/fleet';
import { slosOf } from '@auditorsec/config/slo';
import { smallFleet } from '@auditorsec/config/testing/small-fleet';
import type { Duration } from '@auditorsec/config/units';
import { parsePromql } from '@auditorsec/promql/parse';
import { expect, test } from 'vitest';
import { burnGate } from './burn.ts';

const declared = { routes: ['/v1/'], good: 'answered' as const };
const slos = slosOf(fleetSchema.parse({ ...smallFleet, slos: { reads: declared, writes: declared } }));

/** Answers with these numbers of records, by objective; nothing burns. */
const records = (counts: Readonly<Record<string, number>>) => async (expression: string) => {
  const [, name = ''] = /^count_over_time\(slo:requests:rate5m\{slo="(\w+)"/.exec(expression) ?? [];
  return [counts[name] ?? []].flat();
};
const gate = (counts: Readonly<Record<string, number>>, soak = '30m') =>
  burnGate('eu', slos, soak as Duration, records(counts));

test('Prometheus is asked for the very condition of the page at any moment of the soak, in PromQL', async () => {
  const asked: string[] = [];
  await burnGate('eu', slos, '90m' as Duration, async (expression) => {
    asked.push(expression);
    return [];
  });
  expect(asked.flatMap((expression) => parsePromql(expression).problems)).toEqual([]);
  expect(asked).toHaveLength(4);
  expect(asked[0]).toMatchInlineSnapshot(`
    "count_over_time(((
      slo:error_ratio:rate5m{slo="reads"} > 0.0144
      and slo:error_ratio:rate1h{slo="reads"} > 0.0144
      and sum_over_time(slo:requests:rate5m{slo="reads"}[1h]) * 15 >= 70
    )
    or
    (
      slo:error_ratio:rate30m{slo="reads"} > 0.006
      and slo:error_ratio:rate6h{slo="reads"} > 0.006
      and sum_over_time(slo:requests:rate5m{slo="reads"}[6h]) * 15 >= 167
    ))[5400s:15s])"
  `);
});

test('records must cover the soak, of one objective at least: a route that nobody asks for has none', async () => {
  expect((await gate({ reads: 120 })).no).toBeUndefined();
  expect(await gate({ reads: 107, writes: 3 })).toMatchObject({ no: 'doubt' });
  expect(await gate({})).toMatchObject({ no: 'doubt' });
});

test('without an objective nobody can say how a ring does', async () => {
  expect(await burnGate('eu', [], '30m' as Duration, async () => [])).toMatchObject({ no: 'doubt' });
});
