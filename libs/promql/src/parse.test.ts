import fc from 'fast-check';
import { expect, test } from 'vitest';
import { functions } from './functions.ts';
import { metricNames, parsePromql } from './parse.ts';

const mistakes = (expr: string) =>
  parsePromql(expr).problems.map(({ line, column, found, allowed, nearest }) =>
    [`${line}:${column}`, found, allowed, ...(nearest ? [nearest] : [])].join(' | '),
  );

test.each([
  'sum by (region) (rate(istio_requests_total{reporter="source",response_code=~"5..|0"}[5m] offset 1d)) > bool 0.1',
  'errors or 0 * requests',
  'a == on (namespace, pod) group_left (node) b unless c',
  'max_over_time((a > 3)[1h:1m]) and absent(up{job="x"})',
  'histogram_quantile(0.99, sum by (le) (rate(a_bucket[5m])))',
  'label_replace(rate(a[5m]), "code", "$1", "response_code", "(.).*")',
  'predict_linear(node_filesystem_avail_bytes[6h], 4 * 3600) < 0',
  'topk(10, sum by (route) (rate(a[5m])))',
  'vector(1)',
  'time() - process_start_time_seconds > 60 # a comment',
  '-a ^ 2 and hour() > 8',
  '{__name__=~"slo:.+"}',
  'a @ end()',
  'round(a, 0.1) + scalar(b)',
])('Prometheus takes %s', (expr) => {
  expect(mistakes(expr)).toEqual([]);
});

test.each([
  ['sum(x', '1:6 | the end of the expression | arguments with a , between them and a ) after the last'],
  ['x{a="b"} +', '1:11 | the end of the expression | an expression on both sides of the operator'],
  ['sum by (a) (\n  x{b=c}\n)', '2:7 | c | matchers such as {region="us-east-1"}'],
  ['rats(x[5m])', '1:1 | rats | a function of PromQL, or an operator before the bracket | rate'],
  ['', '1:1 | the end of the expression | an expression of PromQL'],
  ['a b', '1:3 | b | an expression of PromQL'],
])('%o is no PromQL: the place, what stands there and what may', (expr, mistake) => {
  expect(mistakes(expr)).toEqual([mistake]);
});

test.each([
  ['rate(x)', '1:6 | x | a range vector for rate(), such as x[5m]; this is an instant vector'],
  ['sum(x[5m])', '1:5 | x[5m] | an instant vector for sum(); this is a range vector'],
  ['1 > 2', '1:3 | > | > bool, as both sides are numbers'],
  ['x or 0', '1:6 | 0 | an instant vector, as or joins vectors; vector(0) makes one'],
  ['x[5m] > 1', '1:1 | x[5m] | a scalar or an instant vector; this is a range vector, such as rate() takes'],
  ['clamp_max(x)', '1:1 | clamp_max(x) | clamp_max(instant vector, scalar)'],
  ['topk(sum(x))', '1:1 | topk(sum(x)) | topk(scalar, instant vector)'],
  ['x{a=~"("}', '1:1 | x{a=~"("} | a regular expression of RE2 for a, not ('],
  ['x{a!~"(?!b)c"}', '1:1 | x{a!~"(?!b)c"} | a regular expression of RE2 for a, not (?!b)c'],
  ['{a=~".*"}', '1:1 | {a=~".*"} | the name of a metric, or a matcher that no empty value satisfies'],
])('the grammar takes %s, Prometheus does not', (expr, mistake) => {
  expect(mistakes(expr)).toContain(mistake);
});

test('every mistake of types is told, not only the first', () => {
  expect(mistakes('rate(x) / rate(y)')).toHaveLength(2);
});

test('each metric is named once, wherever its name stands', () => {
  expect(metricNames('a / (a + {__name__="b"}) and rate({"c.d", x="y"}[5m])')).toEqual(['a', 'b', 'c.d']);
});

test('matchers are read without quotes and escapes', () => {
  expect(parsePromql(String.raw`a{le=~"100(\\.0)?", b!='x', c=~${'`\\d+`'}}`).selectors).toEqual([
    {
      metric: 'a',
      matchers: [
        { label: 'le', operator: '=~', value: String.raw`100(\.0)?` },
        { label: 'b', operator: '!=', value: 'x' },
        { label: 'c', operator: '=~', value: String.raw`\d+` },
      ],
    },
  ]);
});

test('the grammar knows every function whose types are checked', () => {
  const example = { scalar: '1', string: '"a"', 'instant vector': 'a', 'range vector': 'a[5m]' } as const;
  for (const [name, { takes }] of functions)
    expect(mistakes(`${name}(${takes.map((type) => example[type]).join(', ')})`), name).toEqual([]);
});

test('no text makes it throw, and every mistake lies inside the text', () => {
  const pieces = fc.constantFrom(
    'sum',
    '(',
    ')',
    'rate',
    'a',
    '{',
    '}',
    'b="c"',
    '=~"("',
    '[5m]',
    ' or ',
    '>',
    '1',
    '\n',
    '"',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((list) => list.join('')),
      ),
      (expr) => {
        const lines = expr.split('\n');
        for (const { line, column } of parsePromql(expr).problems) {
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
        }
      },
    ),
  );
});
