import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestWait, retries, retryProps } from './retry.ts';

const props = fc.record({
  timeout: fc.integer({ min: 1, max: 60_000 }),
  attempts: fc.integer({ min: 1, max: 2 }),
  perTryTimeout: fc.integer({ min: 1, max: 20_000 }),
  backoff: fc.integer({ min: 1, max: 1_000 }),
});
type Milliseconds = typeof props extends fc.Arbitrary<infer Value> ? Value : never;

test('retries are accepted if and only if all tries and the longest waits between them fit the timeout', () => {
  fc.assert(
    fc.property(props, (ms) => {
      const fits = (1 + ms.attempts) * ms.perTryTimeout + longestWait(ms.attempts, ms.backoff) <= ms.timeout;
      expect(mistakes(ms) === '').toBe(fits);
    }),
  );
});

test('a refusal names the longest perTryTimeout that fits: it is accepted, and one millisecond more is not', () => {
  fc.assert(
    fc.property(props, (ms) => {
      const longest = Number(/^perTryTimeout: at most (\d+)ms/.exec(mistakes(ms))?.[1]);
      fc.pre(longest > 0);
      expect(mistakes({ ...ms, perTryTimeout: longest })).toBe('');
      expect(mistakes({ ...ms, perTryTimeout: longest + 1 })).not.toBe('');
    }),
  );
});

test('where not even a millisecond fits, the timeout is to blame, and the least one that is named has room for a try', () => {
  fc.assert(
    fc.property(props, (ms) => {
      const least = Number(/^timeout: at least (\d+)ms/.exec(mistakes(ms))?.[1]);
      fc.pre(least > 0);
      expect(mistakes({ ...ms, timeout: least, perTryTimeout: 1 })).toBe('');
      expect(mistakes({ ...ms, timeout: least - 1, perTryTimeout: 1 })).not.toBe('');
    }),
  );
});

test('the numbers of the plan are refused, with the sum that shows why', () => {
  const plan = { timeout: '30s', attempts: 3, perTryTimeout: '10s', backoff: '25ms' };
  expect(issues(plan)).toMatchInlineSnapshot(
    `
    "attempts: at most 2: more tries only prolong an outage
    perTryTimeout: at most 7431ms: (1 + 3) x 10s + 275 ms of waiting = 40275 ms, more than the timeout of 30s"
  `,
  );
});

test('retries need a length for each try, and a wait between them', () => {
  expect(issues({ timeout: '3s', attempts: 2, backoff: '25ms' })).toMatchInlineSnapshot(
    `"perTryTimeout: at most 966ms, for 3 tries in 3s"`,
  );
  expect(issues({ timeout: '3s', attempts: 2, perTryTimeout: '900ms' })).toMatchInlineSnapshot(
    `"backoff: a duration such as 50ms: retries without a wait join the overload that failed them"`,
  );
});

test('no retries need neither', () => {
  expect(issues({ timeout: '3s', attempts: 0 })).toBe('');
});

test('more than three tries, or less than one, are refused', () => {
  const rest = { timeout: '1h', perTryTimeout: '1s', backoff: '1ms' };
  expect(issues({ ...rest, attempts: 2 })).toBe('');
  expect(issues({ ...rest, attempts: 3 })).toMatch(/^attempts: at most 2/);
  expect(issues({ ...rest, attempts: -1 })).toMatch(/^attempts: /);
});

test('waits grow as Envoy lets them grow: 1, 3, 7 and then 10 times the backoff', () => {
  expect([0, 1, 2, 3, 4, 5].map((attempts) => longestWait(attempts, 25))).toEqual([0, 25, 100, 275, 525, 775]);
});

test('writes are repeated only while nothing was sent: no condition that comes after a request began', () => {
  const unsent = ['connect-failure', 'refused-stream'];
  expect(retries.write.retryOn.split(',').filter((condition) => !unsent.includes(condition))).toEqual([]);
  expect(retries.read.retryOn.split(',')).toEqual(expect.arrayContaining(unsent));
});

function mistakes({ attempts, ...rest }: Milliseconds): string {
  return issues({ attempts, ...Object.fromEntries(Object.entries(rest).map(([key, ms]) => [key, `${ms}ms`])) });
}

function issues(value: unknown): string {
  const found = retryProps.safeParse(value).error?.issues ?? [];
  return found.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n');
}
