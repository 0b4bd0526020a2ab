import { strict as assert } from 'node:assert';
import { masks, maskText } from '@auditorsec/privacy/masks';
import { accessLogFields } from '@auditorsec/telemetry/access-log-format';
import { type Check, check } from '../../check.ts';
import { type Entry, entry } from '../access-log.ts';
import type { MaskingBench } from './bench.ts';
import { ALL, without } from './bench.ts';
import type { LoggedVisit } from './logged-visit.ts';
import { PATH_WITH_EMAIL } from './visitors.ts';

/** What of a list of values stands in some lines. */
export function found(values: readonly string[], lines: readonly string[]): string[] {
  return values.filter((value) => lines.some((line) => line.includes(value)));
}

export const checks: readonly Check<MaskingBench>[] = [
  check('the access log of the gateway holds no token, cookie, key, query, browser or address', async ({ visits }) =>
    each(visits, ({ carried, lines }) => {
      assert.deepEqual(found(carried, lines), []);
      return `none of ${carried.length} values in ${lines.length} lines`;
    }),
  ),
  check('the access log says who asked for what, by which route, and how it ended', async ({ visits }) =>
    each(visits, ({ lines }) => saysWhatHappened(lines.map(entry))),
  ),
  check('requests that failed are logged all, and of the others the slow ones and one of 16', async ({ visits }) =>
    each(visits, sampled),
  ),
  check('RE2, in the real collector: no planted value leaves the node', async ({ node, values, lines }) => {
    const masked = node[ALL] ?? [];
    assert.equal(masked.length, lines.length);
    assert.deepEqual(found(values, masked), []);
    return `none of ${values.length} values in ${masked.length} lines`;
  }),
  check(
    "Logstash's substitutions, on JRuby: no planted value is left, and what is left is the same as ours",
    async (bench) => same(bench, bench.logstash[ALL] ?? []),
  ),
  check(
    "the ingest pipeline's, on Java: no planted value is left, and what is left is the same as ours",
    async (bench) => same(bench, bench.ingest[ALL] ?? []),
  ),
  ...(['node', 'logstash', 'ingest'] as const).map((hop) =>
    check(`each mask is needed: taken out of ${hop}, a planted value leaves`, async (bench: MaskingBench) => {
      const unseen = masks.filter(({ name }) => found(bench.values, bench[hop][without(name)] ?? []).length === 0);
      assert.deepEqual(
        unseen.map(({ name }) => name),
        [],
      );
      return `${masks.length} masks, each missed`;
    }),
  ),
];

function each(visits: readonly LoggedVisit[], judge: (visit: LoggedVisit) => string): string {
  return visits.map((visit) => `Envoy ${visit.version}: ${judge(visit)}`).join('; ');
}

function saysWhatHappened(entries: readonly Entry[]): string {
  const names = new Set(accessLogFields.map(({ name }) => name));
  for (const name of entries.flatMap(Object.keys)) assert.ok(names.has(name), `${name} is in no index template`);
  const answered = entries.find((entry) => entry['http.response.status_code'] === 200);
  assert.equal(answered?.['user.id'], 'user-4711');
  assert.equal(answered['user.tier'], 'pro');
  assert.equal(answered['envoy.route'], 'api-v1-read');
  assert.equal(answered['url.path'], PATH_WITH_EMAIL);
  return `${answered['envoy.route']} of ${answered['user.id']} took ${answered['envoy.duration_ms']} ms`;
}

function sampled({ lines, failed, answered }: LoggedVisit): string {
  const entries = lines.map(entry);
  const code = (entry: Entry) => Number(entry['http.response.status_code']);
  assert.equal(entries.filter((entry) => code(entry) >= 400).length, failed);
  const others = entries.filter((entry) => code(entry) === 200);
  for (const other of others) {
    const isSampled = `${other['http.request.id']}`.endsWith('0');
    assert.ok(isSampled || Number(other['envoy.duration_ms']) >= 100, `logged without need: ${JSON.stringify(other)}`);
  }
  return `all ${failed} that failed, ${others.length} of ${answered} others`;
}

function same({ values, lines }: MaskingBench, masked: readonly string[]): string {
  assert.deepEqual(
    masked,
    lines.map((line) => maskText(line)),
  );
  assert.deepEqual(found(values, masked), []);
  return `none of ${values.length} values in ${masked.length} lines`;
}
