import { describe, expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { noContestedReplicas } from './no-contested-replicas.ts';

const cart = (spec: object = {}, type = 'apps/v1 Deployment') => object(type, 'shop/cart', { template: {}, ...spec });
const target = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart' };
const hpa = (name = 'shop/cart', scaleTargetRef = target) =>
  object('autoscaling/v2 HorizontalPodAutoscaler', name, { minReplicas: 2, maxReplicas: 4, scaleTargetRef });
const scaledObject = object('keda.sh/v1alpha1 ScaledObject', 'shop/cart', { scaleTargetRef: { name: 'cart' } });

describe('no-contested-replicas', () => {
  test('passes an autoscaled workload without replicas, and replicas without an autoscaler', () => {
    expect(check(noContestedReplicas, [cart(), hpa()])).toEqual([]);
    expect(check(noContestedReplicas, [cart({ replicas: 3 })])).toEqual([]);
  });

  test('fails when Git holds replicas that an HPA sets', () => {
    expect(check(noContestedReplicas, [cart({ replicas: 3 }), hpa()])).toMatchInlineSnapshot(`
      [
        "Deployment shop/cart spec.replicas: each sync scales back to 3, at peak load as well: HorizontalPodAutoscaler shop/cart sets the number of replicas. Leave spec.replicas out, and write the least number into spec.minReplicas of the autoscaler.",
      ]
    `);
  });

  test('fails when Git holds replicas that KEDA sets, zero as well', () => {
    expect(check(noContestedReplicas, [cart({ replicas: 0 }), scaledObject])).toHaveLength(1);
  });

  test('fails for two autoscalers of one workload', () => {
    expect(check(noContestedReplicas, [cart(), hpa(), scaledObject])).toMatchInlineSnapshot(`
      [
        "ScaledObject shop/cart spec.scaleTargetRef: HorizontalPodAutoscaler shop/cart scales the same workload, and the two undo each other's work without end. Keep one of them; a ScaledObject makes an HPA by itself, and takes cpu and memory as triggers as well.",
      ]
    `);
  });

  test('the same name in another namespace, or of another kind, is another workload', () => {
    expect(check(noContestedReplicas, [cart({ replicas: 3 }), hpa('bank/cart')])).toEqual([]);
    expect(check(noContestedReplicas, [cart({ replicas: 3 }, 'apps/v1 StatefulSet'), hpa()])).toEqual([]);
    expect(check(noContestedReplicas, [cart(), hpa(), hpa('shop/till', { ...target, name: 'till' })])).toEqual([]);
  });

  test('a Rollout is a target as well', () => {
    const rollout = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'cart' };
    const made = cart({ replicas: 3 }, 'argoproj.io/v1alpha1 Rollout');
    expect(check(noContestedReplicas, [made, hpa('shop/cart', rollout)])).toHaveLength(1);
  });

  test('an autoscaled Rollout and the Deployment that it runs have no replicas in Git, neither of them', () => {
    const target = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'cart' };
    const workloadRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart' };
    const run = (spec: object) => object('argoproj.io/v1alpha1 Rollout', 'shop/cart', { workloadRef, ...spec });
    expect(check(noContestedReplicas, [run({}), cart(), hpa('shop/cart', target)])).toEqual([]);
    expect(check(noContestedReplicas, [run({ replicas: 3 }), cart(), hpa('shop/cart', target)])).toHaveLength(1);
    expect(check(noContestedReplicas, [run({}), cart({ replicas: 3 }), hpa('shop/cart', target)])).toHaveLength(1);
  });
});
