import { describe, expect, test } from 'vitest';
import { check, deployment, object } from '../testing.ts';
import { matchScaleTarget } from './match-scale-target.ts';

const cart = deployment('shop/cart', { app: 'cart' });
const hpa = (scaleTargetRef: object, name = 'shop/cart') =>
  object('autoscaling/v2 HorizontalPodAutoscaler', name, { minReplicas: 2, maxReplicas: 4, scaleTargetRef });
const target = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart' };

describe('match-scale-target', () => {
  test('passes when the target is there', () => {
    expect(check(matchScaleTarget, [cart, hpa(target)])).toEqual([]);
  });

  test('fails for a name that nothing has, and says the nearest', () => {
    expect(check(matchScaleTarget, [cart, hpa({ ...target, name: 'carts' })])).toMatchInlineSnapshot(`
      [
        "HorizontalPodAutoscaler shop/cart spec.scaleTargetRef: no pod is added under load: the target, Deployment.apps shop/carts, doesn't exist. Did you mean Deployment.apps cart?",
      ]
    `);
  });

  test.each([
    ['kind', { ...target, kind: 'StatefulSet' }],
    ['group', { ...target, apiVersion: 'argoproj.io/v1alpha1' }],
  ])('fails for another %s', (_, other) => {
    expect(check(matchScaleTarget, [cart, hpa(other)])).toHaveLength(1);
  });

  test('fails for a target in another namespace', () => {
    expect(check(matchScaleTarget, [cart, hpa(target, 'bank/cart')])).toMatchInlineSnapshot(`
      [
        "HorizontalPodAutoscaler bank/cart spec.scaleTargetRef: no pod is added under load: the target, Deployment.apps bank/cart, doesn't exist. A target is a Deployment, StatefulSet or Rollout.",
      ]
    `);
  });

  test('fails for what has no number of replicas', () => {
    const job = object('batch/v1 CronJob', 'shop/cart', { jobTemplate: { spec: { template: {} } } });
    expect(check(matchScaleTarget, [job, hpa({ apiVersion: 'batch/v1', kind: 'CronJob', name: 'cart' })])).toHaveLength(
      1,
    );
  });

  test('a ScaledObject means a Deployment unless it says otherwise', () => {
    const scaled = (scaleTargetRef: object) => object('keda.sh/v1alpha1 ScaledObject', 'shop/cart', { scaleTargetRef });
    expect(check(matchScaleTarget, [cart, scaled({ name: 'cart' })])).toEqual([]);
    expect(check(matchScaleTarget, [cart, scaled({ name: 'card' })])).toHaveLength(1);
  });
});
