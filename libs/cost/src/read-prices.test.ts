import { expect, test } from 'vitest';
import { priceChanges } from './price-change.ts';
import { readPrices } from './read-prices.ts';

const list = (...prices: readonly string[]) =>
  readPrices([
    { path: 'network.yaml', text: ['- source: a list', '  asOf: 2026-11-01', '  prices:', ...prices].join('\n') },
  ]);

/** What a person reads who wrote these files. */
function refusal(files: Readonly<Record<string, string>>): string {
  try {
    readPrices(Object.entries(files).map(([path, text]) => ({ path, text })));
  } catch (error) {
    return error instanceof Error ? error.message : `${error}`;
  }
  throw new Error('it was read');
}

test('a price is told with where and when it was read', () => {
  const { price, dollars, borrowed } =
    list('    nlb: { unit: hour, dollars: { us-east-1: 0.02 } }').quote('nlb', 'eu-west-1') ?? {};
  expect({ price, dollars, borrowed }).toMatchObject({
    price: { unit: 'hour', source: { name: 'a list', asOf: '2026-11-01' } },
    dollars: 0.02,
    borrowed: true,
  });
});

test('every mistake of all files is named with its line, in one go', () => {
  const network = `- source: a list
  asOf: yesterday
  prices:
    nlb: { unit: hours, dollars: { us-east-1: -1 } }
    waf: { unit: month, dollars: { us-est-1: 5 } }
`;
  expect(refusal({ 'network.yaml': network, 'data.yaml': 'a: [1\n' })).toMatchInlineSnapshot(`
    "network.yaml:2  [0].asOf
      found    "yesterday"
      allowed  a day such as 2026-07-06, or the year where the source tells no day

    network.yaml:4  [0].prices.nlb.unit
      found    "hours"
      allowed  one of hour, month, GB, GB-month, vCPU-hour, GiB-hour, ACU-hour, million
      did you mean hour?

    network.yaml:4  [0].prices.nlb.dollars.us-east-1
      found    -1
      allowed  dollars, 0 or more

    network.yaml:5  [0].prices.waf.dollars.us-est-1
      found    a field named us-est-1
      allowed  one of af-south-1, ap-east-1, ap-northeast-1, ap-northeast-2, ap-northeast-3, ap-south-1, ap-south-2, ap-southeast-1, ap-southeast-2, ap-southeast-3, ap-southeast-4, ca-central-1, ca-west-1, eu-central-1, eu-central-2, eu-north-1, eu-south-1, eu-south-2, eu-west-1, eu-west-2, eu-west-3, il-central-1, me-central-1, me-south-1, mx-central-1, sa-east-1, us-east-1, us-east-2, us-west-1, us-west-2, everywhere
      did you mean us-east-1?

    data.yaml:2  YAML
      found    Flow sequence in block collection must be sufficiently indented and end with a ] at line 2, column 1
      allowed  YAML without errors

    5 mistakes in the config; nothing was written."
  `);
});

test('one thing has one price, wherever it is written', () => {
  const once = `- source: a list
  asOf: "2026"
  prices:
    nlb: { unit: hour, dollars: { everywhere: 1 } }
`;
  expect(refusal({ 'a.yaml': once, 'b.yaml': once })).toMatchInlineSnapshot(`
    "b.yaml:4  nlb
      found    a second price; the first is in a.yaml:4
      allowed  one

    1 mistake in the config; nothing was written."
  `);
});

test('two lists differ in the regions that they tell otherwise; a price that one has not is unknown there', () => {
  const before = list(
    '    nlb: { unit: hour, dollars: { us-east-1: 1, eu-west-1: 2 } }',
    '    waf: { unit: month, dollars: { everywhere: 5 } }',
  );
  const after = list('    nlb: { unit: hour, dollars: { us-east-1: 1, eu-west-1: 3 } }');
  expect(priceChanges(before, before)).toEqual([]);
  expect(priceChanges(before, after)).toMatchObject([
    { sku: 'nlb', region: 'eu-west-1', before: 2, after: 3 },
    { sku: 'waf', region: 'everywhere', before: 5, after: undefined },
  ]);
});
