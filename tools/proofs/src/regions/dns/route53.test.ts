import { expect, test } from 'vitest';
import { resolve, type Situation, type ZoneRecord } from './route53.ts';

/*
 * Every expectation here is stated by AWS, on the pages that route53.ts names.
 */

const failing = (...checks: string[]): Situation => ({
  passes: (check) => !checks.includes(check),
  isUp: (resource) => !checks.includes(resource),
  nearest: ['us-east-1', 'ap-southeast-2'],
  continent: 'EU',
});
const answer = (zone: readonly ZoneRecord[], situation: Situation, name = 'example.com') =>
  resolve(zone, name, 'A', situation).answer;

const record = (name: string, value: string, rest: Partial<ZoneRecord> = {}): ZoneRecord => ({
  name,
  type: 'A',
  value,
  healthCheck: value,
  ...rest,
});
const failover = (role: 'PRIMARY' | 'SECONDARY', value: string, rest: Partial<ZoneRecord> = {}) =>
  record('example.com', value, { routing: { failover: role }, ...rest });
const pair = [failover('PRIMARY', 'one'), failover('SECONDARY', 'two')];

/** The page's example: latency aliases to weighted records, two instances in each of two regions. */
const tree = (us: { evaluateHealth?: boolean; healthCheck?: string; unchecked?: string } = {}): ZoneRecord[] => [
  ...['us-east-1', 'ap-southeast-2'].flatMap((region) =>
    ['a', 'b'].map((instance) => {
      const value = `${region}-${instance}`;
      const { healthCheck, ...unchecked } = record(`${region}-www.example.com`, value, { routing: { weight: 1 } });
      return us.unchecked === value ? unchecked : { ...unchecked, healthCheck };
    }),
  ),
  ...['us-east-1', 'ap-southeast-2'].map((region) => ({
    name: 'example.com',
    type: 'A',
    routing: { latencyOf: region },
    alias: {
      to: `${region}-www.example.com`,
      evaluateHealth: region === 'us-east-1' ? (us.evaluateHealth ?? true) : true,
    },
    ...(region === 'us-east-1' && us.healthCheck !== undefined && { healthCheck: us.healthCheck }),
  })),
];

test('"Route 53 responds to DNS queries with the IP addresses in one of the other two records"', () => {
  const three = ['one', 'two', 'three'].map((value) => record('example.com', value, { routing: { weight: 1 } }));
  expect(answer(three, failing('one'))).toBe('two');
});

test('"Records without a health check are always healthy"', () => {
  const { healthCheck: _, ...unchecked } = failover('SECONDARY', 'two');
  expect(answer([failover('PRIMARY', 'one'), unchecked], failing('one', 'two'))).toBe('two');
});

test('"If no record is healthy, all records are healthy"', () => {
  const weighted = ['one', 'two'].map((value) => record('example.com', value, { routing: { weight: 1 } }));
  expect(answer(weighted, failing('one', 'two'))).toBe('one');
});

test('weighted records that have a weight of 0 are considered when all others are unhealthy', () => {
  const weighted = [
    record('example.com', 'zero', { routing: { weight: 0 } }),
    record('example.com', 'one', { routing: { weight: 1 } }),
  ];
  expect(answer(weighted, failing())).toBe('one');
  expect(answer(weighted, failing('one'))).toBe('zero');
});

test('failover records: the primary while it is healthy, then the secondary, and the primary when both are unhealthy', () => {
  expect(answer(pair, failing())).toBe('one');
  expect(answer(pair, failing('two'))).toBe('one');
  expect(answer(pair, failing('one'))).toBe('two');
  expect(answer(pair, failing('one', 'two'))).toBe('one');
});

test('an alias is healthy "as long as at least one of the weighted records is healthy"', () => {
  expect(answer(tree(), failing('us-east-1-a'))).toBe('us-east-1-b');
});

test('"Route 53 backs out of that branch of the tree, looks for the latency alias record with the next-best latency"', () => {
  expect(answer(tree(), failing('us-east-1-a', 'us-east-1-b'))).toBe('ap-southeast-2-a');
});

test('a health check on an alias fails it "even if they\'re all healthy" below', () => {
  expect(answer(tree({ healthCheck: 'branch' }), failing())).toBe('us-east-1-a');
  expect(answer(tree({ healthCheck: 'branch' }), failing('branch'))).toBe('ap-southeast-2-a');
});

test('without a health check on one weighted record, "Route 53 assumes that the resource is healthy"', () => {
  const zone = tree({ unchecked: 'us-east-1-b' });
  expect(answer(zone, failing('us-east-1-a', 'us-east-1-b'))).toBe('us-east-1-b');
});

test('with Evaluate Target Health set to No, "Route 53 must choose one record in this branch"', () => {
  const zone = tree({ evaluateHealth: false });
  expect(answer(zone, failing('us-east-1-a', 'us-east-1-b'))).toBe('us-east-1-a');
});

test('an alias of Evaluate Target Health Yes is as healthy as its load balancer', () => {
  const alias = (to: string) => ({ to, isResource: true, evaluateHealth: true });
  const zone = (['PRIMARY', 'SECONDARY'] as const).map((role) => ({
    name: 'example.com',
    type: 'A',
    routing: { failover: role },
    alias: alias(role),
  }));
  expect(answer(zone, failing())).toBe('PRIMARY');
  expect(answer(zone, failing('PRIMARY'))).toBe('SECONDARY');
});

test('an alias that leads back, or nowhere, is told with its way', () => {
  const alias = (name: string, to: string): ZoneRecord => ({ name, type: 'A', alias: { to, evaluateHealth: true } });
  const loop = [alias('a.example.com', 'b.example.com'), alias('b.example.com', 'a.example.com')];
  expect(() => answer(loop, failing(), 'a.example.com')).toThrow(
    'a loop: a.example.com → b.example.com → a.example.com',
  );
  const dangling = [alias('a.example.com', 'b.example.com')];
  expect(() => answer(dangling, failing(), 'a.example.com')).toThrow(
    'no A record b.example.com, where a.example.com →',
  );
});

test('a client gets the record of its continent; others, and those of no known place, the default one', () => {
  const zone = ['EU', 'AS', '*'].map((continent) => record('example.com', continent, { routing: { continent } }));
  expect(answer(zone, failing())).toBe('EU');
  expect(answer(zone, { ...failing(), continent: 'AN' })).toBe('*');
});

test('when the record of its continent is unhealthy, a client gets that of the next wider place', () => {
  const zone = ['EU', '*'].map((continent) => record('example.com', continent, { routing: { continent } }));
  expect(answer(zone, failing('EU'))).toBe('*');
});

test('without a default record, clients from elsewhere get no answer', () => {
  const zone = [record('example.com', 'AS', { routing: { continent: 'AS' } })];
  expect(() => answer(zone, failing())).toThrow('no answer for clients of EU: example.com');
});
