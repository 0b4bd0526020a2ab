import { describe, expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { fitReplicaRange } from './fit-replica-range.ts';

const labels = { app: 'cart' };
const cart = (spec: object = {}) =>
  object('apps/v1 Deployment', 'shop/cart', { template: { metadata: { labels } }, ...spec });
const service = object('v1 Service', 'shop/cart', { selector: labels, ports: [{ port: 80 }] });
const hpa = (range: object, name = 'cart') =>
  object('autoscaling/v2 HorizontalPodAutoscaler', 'shop/cart', {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
    ...range,
  });
const scaled = (range: object) =>
  object('keda.sh/v1alpha1 ScaledObject', 'shop/cart', { scaleTargetRef: { name: 'cart' }, ...range });

describe('fit-replica-range', () => {
  test('passes a range that runs upwards from two', () => {
    expect(check(fitReplicaRange, [cart(), service, hpa({ minReplicas: 2, maxReplicas: 2 })])).toEqual([]);
  });

  test('fails when the least is above the most', () => {
    expect(check(fitReplicaRange, [cart(), hpa({ minReplicas: 5, maxReplicas: 4 })])).toMatchInlineSnapshot(`
      [
        "HorizontalPodAutoscaler shop/cart spec.minReplicas: the API server refuses it, and cart isn't scaled at all: 5 is above the maximum, 4. Lower it, or raise spec.maxReplicas.",
      ]
    `);
    expect(check(fitReplicaRange, [cart(), scaled({ minReplicaCount: 101 })])).toHaveLength(1);
  });

  test('fails when an HPA may go down to one, as it does by default', () => {
    expect(check(fitReplicaRange, [cart(), hpa({ minReplicas: 1, maxReplicas: 4 })])).toMatchInlineSnapshot(`
      [
        "HorizontalPodAutoscaler shop/cart spec.minReplicas: at night 1 pod of cart serves, so each node drain and crash is an outage. Write 2 or more.",
      ]
    `);
    expect(check(fitReplicaRange, [cart(), hpa({ maxReplicas: 4 })])).toHaveLength(1);
  });

  test('KEDA may go down to none, but not behind a Service', () => {
    expect(check(fitReplicaRange, [cart(), scaled({ minReplicaCount: 0 })])).toEqual([]);
    expect(check(fitReplicaRange, [cart(), service, scaled({ minReplicaCount: 0 })])).toHaveLength(1);
  });

  test('the idle count is below the least', () => {
    expect(check(fitReplicaRange, [cart(), scaled({ minReplicaCount: 2, idleReplicaCount: 0 })])).toEqual([]);
    expect(check(fitReplicaRange, [cart(), scaled({ minReplicaCount: 2, idleReplicaCount: 2 })])).toHaveLength(1);
  });

  test('a workload behind a Service has two replicas of its own where nothing scales it', () => {
    expect(check(fitReplicaRange, [cart({ replicas: 2 }), service])).toEqual([]);
    expect(check(fitReplicaRange, [cart({ replicas: 1 }), service])).toMatchInlineSnapshot(`
      [
        "Deployment shop/cart spec.replicas: 1 replica serves, so each node drain and crash is an outage. Write 2 or more, or add an HPA.",
      ]
    `);
    expect(check(fitReplicaRange, [cart(), service])).toHaveLength(1);
    expect(check(fitReplicaRange, [cart({ replicas: 1 })])).toEqual([]);
  });

  test('a workload whose autoscaler names another is left to the rule about targets', () => {
    expect(check(fitReplicaRange, [cart(), service, hpa({ minReplicas: 2, maxReplicas: 4 }, 'card')])).toEqual([]);
  });

  test('a DaemonSet has one pod for each node, not replicas', () => {
    const daemon = object('apps/v1 DaemonSet', 'shop/cart', { template: { metadata: { labels } } });
    expect(check(fitReplicaRange, [daemon, service])).toEqual([]);
  });
});
