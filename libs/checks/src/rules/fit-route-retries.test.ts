import { expect, test } from 'vitest';
import { check } from '../testing.ts';
import { mesh, meshWith, root, virtualService } from '../testing-mesh.ts';
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
  expect(found(undefined, { attempts: 2, perTryTimeout: '10s' })).toEqual([]);
});

test('three tries are the most that one request becomes', () => {
  const tries = (attempts: number) => found('60s', { attempts, perTryTimeout: '1s' });
  expect(tries(2)).toEqual([]);
  expect(tries(3)).toMatchInlineSnapshot(`
    [
      "VirtualService shop/cart spec.http[0].retries: what is down gets 4 times its load, and stays down. Write attempts: 2 at most.",
    ]
  `);
});

test('workloads among themselves do not retry: their tries would multiply those of the gateway', () => {
  const inside = (gateways: string[] | undefined, attempts: number) => {
    const route = [{ destination: { host: 'cart' } }];
    const spec = {
      hosts: ['cart'],
      gateways,
      http: [{ route, timeout: '3s', retries: { attempts, perTryTimeout: '1s' } }],
    };
    return check(fitRouteRetries, meshWith(virtualService('shop/inside', spec)));
  };
  expect(inside(undefined, 1)).toMatchInlineSnapshot(`
    [
      "VirtualService shop/inside spec.http[0].retries: tries multiply when much fails, and keep it down: the gateway retries, and workloads would try 2 times for each of its tries. Write attempts: 0 between workloads.",
    ]
  `);
  expect(inside(['ingress/shop', 'mesh'], 1)).toHaveLength(1);
  expect([inside(undefined, 0), inside(['ingress/shop'], 1)]).toEqual([[], []]);
});

test('what a delegate does not say it has from its root, and the fault is told once, where the retries stand', () => {
  const delegate = { name: 'cart' };
  const retries = { attempts: 1, perTryTimeout: '2s', backoff: '50ms' };
  const led = (http: object[], leaf: object) =>
    check(
      fitRouteRetries,
      meshWith(
        virtualService('shop/root', { ...(root['spec'] as object), http }),
        virtualService('shop/cart', { http: [{ route: [{ destination: { host: 'cart' } }], ...leaf }] }),
      ),
    );
  const timed = { delegate, timeout: '3s' };
  expect(led([{ ...timed, retries }], {})).toEqual([
    expect.stringContaining('VirtualService shop/root spec.http[0].retries'),
  ]);
  expect(led([timed, timed], { retries })).toEqual([
    expect.stringContaining('VirtualService shop/cart spec.http[0].retries'),
  ]);
  expect(led([{ ...timed, retries }], { timeout: '5s' })).toEqual([]);
});
