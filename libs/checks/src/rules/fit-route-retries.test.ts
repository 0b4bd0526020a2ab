import { expect, test } from 'vitest';
import { check } from '../testing.ts';
import { mesh, meshWith, virtualService } from '../testing-mesh.ts';
import { fitRouteRetries } from './fit-route-retries.ts';

const found = (timeout: string | undefined, retries: object | undefined) => {
  const route = [{ destination: { host: 'cart' } }];
  return check(fitRouteRetries, meshWith(virtualService('shop/cart', { http: [{ route, timeout, retries }] })));
};

test('routes without retries, and tries that fit with their waits, pass', () => {
  expect(check(fitRouteRetries, mesh)).toEqual([]);
  expect(found('3s', { attempts: 2, perTryTimeout: '900ms', backoff: '50ms' })).toEqual([]);
  expect(found('3s', { attempts: 0 })).toEqual([]);
});

test('the numbers of the plan fail, with the longest try that fits', () => {
  expect(found('30s', { attempts: 3, perTryTimeout: '10s' })).toMatchInlineSnapshot(`
    [
      "VirtualService shop/cart spec.http[0].retries: 4 tries are promised and the last can't run: a request that fails slowly is not retried; 4 x 10s + 275 ms of waiting = 40275 ms, more than 30s. Write perTryTimeout: 7431ms or less, or fewer attempts.",
    ]
  `);
});

test('a try that may take the whole timeout fails: none comes after it', () => {
  expect(found('3s', { attempts: 2, backoff: '25ms' })).toEqual([expect.stringContaining('perTryTimeout: 966ms')]);
});

test('waits alone can be too long', () => {
  expect(found('1s', { attempts: 3, perTryTimeout: '1ms', backoff: '100ms' })).toEqual([
    expect.stringContaining('Write fewer attempts, or a longer timeout.'),
  ]);
});

test('one millisecond decides', () => {
  expect(found('2050ms', { attempts: 1, perTryTimeout: '1s', backoff: '50ms' })).toEqual([]);
  expect(found('2049ms', { attempts: 1, perTryTimeout: '1s', backoff: '50ms' })).toHaveLength(1);
});

test('without a timeout nothing is cut off', () => {
  expect(found(undefined, { attempts: 3, perTryTimeout: '10s' })).toEqual([]);
});
