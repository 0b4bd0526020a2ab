import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { cartHost, destinationRule, mesh, meshWith } from '../testing-mesh.ts';
import { fitConnectionPool } from './fit-connection-pool.ts';

const rule = (connectionPool: object, inFlight?: number) =>
  destinationRule(
    { host: cartHost, trafficPolicy: { connectionPool } },
    'shop/cart',
    inFlight === undefined ? {} : { 'auditorsec.com/in-flight': `${inFlight}` },
  );
const pool = (size: number) => ({
  tcp: { maxConnections: size },
  http: { http1MaxPendingRequests: size, http2MaxRequests: size },
});
const gatewayPods = (minReplicas: number) =>
  object('autoscaling/v2 HorizontalPodAutoscaler', 'ingress/gateway', {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'gateway' },
    minReplicas,
    maxReplicas: 50,
  });
const found = (...changed: KubeObject[]) => check(fitConnectionPool, meshWith(...changed));

test('a pool that times the fewest gateways holds the load passes, to the last request', () => {
  expect(check(fitConnectionPool, mesh)).toEqual([]);
  expect(found(rule(pool(667), 4000), gatewayPods(6))).toEqual([]);
});

test('one request short in one of its limits fails, with both ways out', () => {
  const short = { ...pool(667), tcp: { maxConnections: 666 } };
  expect(found(rule(short, 4000), gatewayPods(6))).toMatchInlineSnapshot(`
    [
      "DestinationRule shop/cart spec.trafficPolicy.connectionPool.tcp.maxConnections: requests beyond the pool are answered 503 (UO) at the load that is promised: 666 x 6 proxies hold 3996 of 4000 in flight. Write 667, or run 7 proxies at least.",
    ]
  `);
});

test('fewer gateways than the pool was made for fail in every limit', () => {
  expect(found(rule(pool(667), 4000), gatewayPods(5))).toHaveLength(3);
});

test('a caller without an autoscaler has the pods that it asks for, or one', () => {
  expect(found(rule(pool(667), 4000))).toHaveLength(3);
  expect(found(rule(pool(4000), 4000))).toEqual([]);
});

test('a limit on the way of a gateway says what it has to hold', () => {
  expect(found(rule(pool(667)), gatewayPods(6))).toMatchInlineSnapshot(`
    [
      "DestinationRule shop/cart spec.trafficPolicy.connectionPool.tcp.maxConnections: nobody sees whether requests overflow this pool, which are answered 503 (UO): what it has to hold is written nowhere. Write the annotation auditorsec.com/in-flight: requests a second x latency x headroom, of all callers together.",
    ]
  `);
});

test('without a limit, or a caller, there is nothing to compare', () => {
  expect(found(rule({ tcp: { connectTimeout: '1s' } }, 4000))).toEqual([]);
  expect(check(fitConnectionPool, [rule(pool(1), 4000)])).toEqual([]);
});

test('connections that end after two requests fail: half of the requests pay a handshake', () => {
  const reuse = (maxRequestsPerConnection: number) => found(rule({ http: { maxRequestsPerConnection } }));
  expect(reuse(2)).toEqual([expect.stringContaining('one request in 2 opens a new mutual TLS connection')]);
  expect([reuse(0), reuse(100)]).toEqual([[], []]);
});
