import { expect, test } from 'vitest';
import { changeLines } from './lines.ts';
import { filesOf, kubeObject } from './testing/files.ts';
import { treeDiff } from './tree-diff.ts';

function shown(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>, most?: number) {
  const file = (fields: Readonly<Record<string, unknown>>) =>
    filesOf([kubeObject('apps/v1 Deployment', 'cart', fields)]);
  const changes = treeDiff(file(before), file(after));
  return changes.flatMap((change) => changeLines(change, most).map(({ sign, text }) => `${sign} ${text}`));
}

test('fields that come, go, change and move', () => {
  const before = { spec: { a: 1, gone: 'x', http: [{ name: 'one' }, { name: 'two' }, { name: 'three' }] } };
  const after = { spec: { a: 2, come: { b: [1] }, http: [{ name: 'three' }, { name: 'one' }, { name: 'two' }] } };
  expect(shown(before, after)).toEqual([
    '~ spec.a: 1 → 2',
    '+ spec.come: {"b":[1]}',
    '- spec.gone: "x"',
    '~ spec.http[three]: moved from place 3 to 1',
  ]);
});

test('a field that nobody can change says so', () => {
  expect(shown({ spec: { selector: { a: 'b' } } }, { spec: { selector: { a: 'c' } } })).toEqual([
    '~ spec.selector.a: "b" → "c"  (immutable: needs deleting and making again)',
  ]);
});

test('of a text of several lines, those that differ', () => {
  expect(shown({ data: { conf: 'a\nb\nc\n' } }, { data: { conf: 'a\nx\nc\n' } })).toEqual([
    '~ data.conf:',
    '-   b',
    '+   x',
  ]);
});

test('of JSON in a text, the fields that differ', () => {
  const dashboard = (title: string) => JSON.stringify({ title: 'API', panels: [{ id: 1, title }] });
  expect(shown({ json: dashboard('errors') }, { json: dashboard('faults') })).toEqual([
    '~ json.panels[id=1].title: "errors" → "faults"',
  ]);
});

test('of a long text, the part that differs and what stands around it', () => {
  const query = (window: string) =>
    `${'sum by (region) '.repeat(12)}(rate(requests_total[${window}]))${' or vector(0)'.repeat(8)}`;
  expect(shown({ expr: query('5m') }, { expr: query('10m') })).toEqual([
    '~ expr: …"(requests_total[5m])) or vector(0"… → …"(requests_total[10m])) or vector(0"…',
  ]);
});

test('version labels come last, and of many lines the first are shown', () => {
  const before = { labels: { 'helm.sh/chart': 'a-1' }, spec: { a: 1, b: 1, c: 1 } };
  const after = { labels: { 'helm.sh/chart': 'a-2' }, spec: { a: 2, b: 2, c: 2 } };
  expect(shown(before, after, 2)).toEqual(['~ spec.a: 1 → 2', '~ spec.b: 1 → 2', '~ … 2 more']);
});
