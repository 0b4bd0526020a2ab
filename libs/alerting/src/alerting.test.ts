import type { HttpsUrl } from '@auditorsec/config/units';
import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { render, yamlStream } from '@auditorsec/manifest/testing/render';
import { ConfigError } from '@auditorsec/problem/problem';
import { expect, test } from 'vitest';
import { example } from './example.ts';
import { prometheusRule } from './prometheus-rule.ts';
import { problemsOf } from './refuse.ts';
import { type AlertProps, alert, type Rule, record, runbookOf } from './rule.ts';

const links = { runbooks: 'https://r.example.com' as HttpsUrl, grafana: 'https://g.example.com' as HttpsUrl };
const good: AlertProps = {
  name: 'DiskFull',
  expr: 'up == 0',
  severity: 'page',
  team: 'platform',
  summary: '{{ $labels.region }}: full',
  description: 'Writes fail.',
  dashboard: 'infrastructure',
};
const mistakes = (...rules: Rule[]) => problemsOf([{ name: 'group', rules }]).map(({ field }) => field);

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(render(example))).toMatchFileSnapshot('../golden/example.yaml');
});

test('PromQL that does not parse is refused where it is written, with the place in it and what may stand there', () => {
  const rules = [alert({ ...good, expr: 'rate(up) ==' })];
  const make = () =>
    render((chart) => prometheusRule(chart, { name: 'a', namespace: 'b', links, groups: [{ name: 'c', rules }] }));
  expect(make).toThrow(ConfigError);
  expect(problemsOf([{ name: 'c', rules }])).toMatchObject([
    {
      field: 'alert DiskFull: expr, line 1, column 12',
      found: 'the end of the expression',
      allowed: 'an expression on both sides of the operator',
    },
  ]);
});

test.each<[string, Partial<AlertProps>, string]>([
  ['a name without words', { name: 'disk_full' }, 'name'],
  ['an abbreviation, which no runbook is named after', { name: 'PVCFull' }, 'name'],
  ['a page that waits', { for: '2m' }, 'for'],
  ['a page that waits for hours', { for: '1h' }, 'for'],
  ['a summary without a region', { summary: 'the disk is full' }, 'summary'],
])('%s is refused', (_, change, field) => {
  expect(mistakes(alert({ ...good, ...change }))).toEqual([`alert ${change.name ?? 'DiskFull'}: ${field}`]);
});

test.each<[string, Partial<AlertProps>]>([
  ['a page that waits for a minute', { for: '1m' }],
  ['a ticket that waits for hours', { for: '6h', severity: 'ticket' }],
  ['the region of Prometheus itself', { summary: '{{ $externalLabels.region }}: full' }],
  ['no region where nobody reads it', { summary: 'alive', severity: 'none' }],
])('%s is taken', (_, change) => {
  expect(mistakes(alert({ ...good, ...change }))).toEqual([]);
});

test('all mistakes of all rules are told at once', () => {
  const rules = [record({ record: 'requests', expr: 'sum(' }), alert({ ...good, for: '5m', summary: '' })];
  expect(mistakes(...rules)).toEqual([
    'record requests: expr, line 1, column 5',
    'record requests: record',
    'alert DiskFull: for',
    'alert DiskFull: summary',
  ]);
});

test('a runbook is named after its alert', () => {
  expect(runbookOf('RateLimitFailOpen')).toBe('rate-limit-fail-open');
});
