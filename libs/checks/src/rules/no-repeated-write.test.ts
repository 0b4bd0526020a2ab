import { expect, test } from 'vitest';
import { check } from '../testing.ts';
import { mesh, meshWith, root, virtualService } from '../testing-mesh.ts';
import { noRepeatedWrite } from './no-repeated-write.ts';

const found = (match: object[] | undefined, retries: object) => {
  const route = [{ destination: { host: 'cart' } }];
  return check(noRepeatedWrite, meshWith(virtualService('shop/cart', { http: [{ match, route, retries }] })));
};
const method = (term: object) => [{ method: term }];
const after = { attempts: 2, retryOn: 'connect-failure,503' };

test('routes without retries pass', () => {
  expect(check(noRepeatedWrite, mesh)).toEqual([]);
  expect(found(undefined, { ...after, attempts: 0 })).toEqual([]);
});

test('a route for every method that repeats after a reply fails', () => {
  expect(found(undefined, after)).toMatchInlineSnapshot(`
    [
      "VirtualService shop/cart spec.http[0].retries: a write that was handled and whose reply was lost is done twice: the route takes POST or PATCH, and it is sent again on 503. Write retryOn: connect-failure,refused-stream, or give reads a route of their own before this one.",
    ]
  `);
});

test('what was never sent may be sent again', () => {
  const unsent = { attempts: 2, retryOn: 'connect-failure,refused-stream,reset-before-request' };
  expect(found(undefined, unsent)).toEqual([]);
});

test("without retryOn, Istio's own conditions count", () => {
  expect(found(undefined, { attempts: 2 })).toEqual([expect.stringContaining('cancelled and unavailable')]);
});

test.each([{ exact: 'GET' }, { regex: 'GET|HEAD|OPTIONS' }, { prefix: 'GE' }, { exact: 'PUT' }])(
  'a route for %j alone may be repeated',
  (term) => {
    expect(found(method(term), after)).toEqual([]);
  },
);

test.each([{ exact: 'POST' }, { regex: 'GET|POST' }, { regex: 'P.*' }, { prefix: 'P' }, { regex: '(' }])(
  'a route for %j may not',
  (term) => {
    expect(found(method(term), after)).toHaveLength(1);
  },
);

test('one match without a method is enough', () => {
  expect(found([{ method: { exact: 'GET' } }, { uri: { prefix: '/api/' } }], after)).toHaveLength(1);
});

test('a delegate takes what its root lets it have, and repeats as its root says', () => {
  const led = (match: object[], leaf: object[] | undefined) => {
    const http = [{ match, delegate: { name: 'cart' }, retries: after }];
    const route = [{ destination: { host: 'cart' } }];
    const from = virtualService('shop/root', { ...(root['spec'] as object), http });
    return check(noRepeatedWrite, meshWith(from, virtualService('shop/cart', { http: [{ match: leaf, route }] })));
  };
  expect(led([{ uri: { prefix: '/' } }], undefined)).toEqual([
    expect.stringContaining('VirtualService shop/root spec.http[0].retries'),
  ]);
  expect(led(method({ exact: 'GET' }), undefined)).toEqual([]);
  expect(led([{ uri: { prefix: '/' } }], method({ exact: 'GET' }))).toEqual([]);
});
