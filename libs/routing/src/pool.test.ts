import { duration } from '@auditorsec/config/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inFlight, poolSize, shortage } from './pool.ts';

const load = (requestsPerSecond: number, latency: string, headroom = 1) => ({
  requestsPerSecond,
  latency: duration.parse(latency),
  headroom,
});

test("the plan's 10,000 requests a second of 100 ms are 1,000 in flight, so six proxies with headroom 4 hold 667 each", () => {
  expect(inFlight(load(10_000, '100ms'))).toBe(1000);
  expect(poolSize(load(10_000, '100ms', 4), 6)).toBe(667);
});

test('all proxies together hold the load with its headroom, and one request less each would not', () => {
  const numbers = fc.tuple(
    fc.integer({ min: 1, max: 100_000 }),
    fc.integer({ min: 1, max: 60_000 }),
    fc.integer({ min: 1, max: 10 }),
    fc.integer({ min: 1, max: 500 }),
  );
  fc.assert(
    fc.property(numbers, ([rate, ms, headroom, proxies]) => {
      const pool = poolSize(load(rate, `${ms}ms`, headroom), proxies);
      const needed = (rate * ms * headroom) / 1000;
      expect(pool * proxies).toBeGreaterThanOrEqual(needed - 1e-6);
      expect((pool - 1) * proxies).toBeLessThan(needed);
    }),
  );
});

test('a pool that is too small is refused with the sum and the least that holds the load', () => {
  expect(shortage(100, load(10_000, '100ms', 4), 6)).toMatchInlineSnapshot(
    `"at least 667, or nothing, which computes it: 10000/s x 100ms = 1000 in flight, x 4 headroom / 6 proxies; what overflows is answered 503 (UO)"`,
  );
  expect(shortage(667, load(10_000, '100ms', 4), 6)).toBeUndefined();
});
