import type { KubeObject } from '@auditorsec/manifest/types';
import { describe, expect, test } from 'vitest';
import { check, deployment, object } from '../testing.ts';
import { requireEvictablePods } from './require-evictable-pods.ts';

const labels = { app: 'cart' };
const cart = object('apps/v1 Deployment', 'shop/cart', { replicas: 3, template: { metadata: { labels } } });
const service = object('v1 Service', 'shop/cart', { selector: labels, ports: [{ port: 80 }] });
const budget = (spec: object, name = 'shop/cart') =>
  object('policy/v1 PodDisruptionBudget', name, { selector: { matchLabels: labels }, ...spec });
const hpa = object('autoscaling/v2 HorizontalPodAutoscaler', 'shop/cart', {
  scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart' },
  minReplicas: 10,
  maxReplicas: 20,
});
const findings = (...list: readonly KubeObject[]) => check(requireEvictablePods, list);

describe('require-evictable-pods', () => {
  test.each([{ maxUnavailable: 1 }, { maxUnavailable: '10%' }, { minAvailable: 2 }, { minAvailable: '60%' }, {}])(
    'passes %o for three replicas',
    (spec) => {
      expect(findings(cart, service, budget(spec))).toEqual([]);
    },
  );

  test.each([
    { maxUnavailable: 0 },
    { maxUnavailable: '0%' },
    { minAvailable: 3 },
    { minAvailable: '67%' },
    { minAvailable: '100%' },
  ])('fails %o for three replicas: no pod may go', (spec) => {
    expect(findings(cart, service, budget(spec))).toHaveLength(1);
  });

  test('counts the least that the autoscaler keeps', () => {
    expect(findings(cart, service, hpa, budget({ minAvailable: 9 }))).toEqual([]);
    expect(findings(cart, service, hpa, budget({ minAvailable: 10 }))).toMatchInlineSnapshot(`
      [
        "PodDisruptionBudget shop/cart spec.minAvailable: node drains hang, and upgrades with them: of 10 pods, the least there are, none may be evicted. Write maxUnavailable: 1.",
      ]
    `);
  });

  test('fails when a workload behind a Service has no budget', () => {
    expect(findings(cart, service)).toMatchInlineSnapshot(`
      [
        "Deployment shop/cart spec.template.metadata.labels: a node drain may evict all pods at once, and the Service answers nothing: no PodDisruptionBudget selects them. Add one with maxUnavailable: 1 and the labels of the pods.",
      ]
    `);
    expect(findings(cart)).toEqual([]);
  });

  test('fails when a budget selects no pod', () => {
    const worker = deployment('shop/worker', { app: 'worker' });
    expect(findings(worker, budget({}))).toMatchInlineSnapshot(`
      [
        "PodDisruptionBudget shop/cart spec.selector: it protects nothing: no pod has the labels of its selector, and a node drain may evict all pods at once. Write the labels of a pod template of its namespace.",
      ]
    `);
    expect(findings(cart, service, budget({ selector: undefined }))).toHaveLength(2);
    expect(findings(cart, budget({}, 'bank/cart'))).toHaveLength(1);
  });

  test('an empty selector takes all pods of the namespace, match expressions some', () => {
    expect(findings(cart, service, budget({ selector: {} }))).toEqual([]);
    const expressions = [{ key: 'app', operator: 'In', values: ['cart', 'till'] }];
    expect(findings(cart, service, budget({ selector: { matchExpressions: expressions } }))).toEqual([]);
  });

  test('fails when two budgets select one pod', () => {
    expect(
      findings(cart, service, budget({ maxUnavailable: 1 }), budget({ selector: {} }, 'shop/all')),
    ).toMatchInlineSnapshot(`
      [
        "PodDisruptionBudget shop/all spec.selector: node drains hang: the eviction API refuses pods with two budgets, and PodDisruptionBudget shop/cart selects those of Deployment shop/cart too. Keep one of them, or make the selectors differ.",
      ]
    `);
  });

  test('one replica without a Service can be blocked as well', () => {
    const single = object('apps/v1 Deployment', 'shop/cart', { template: { metadata: { labels } } });
    expect(findings(single, budget({ minAvailable: 1 }))).toHaveLength(1);
    expect(findings(single, budget({ maxUnavailable: 1 }))).toEqual([]);
  });

  test('the pods that prometheus-operator makes of its own kinds are known', () => {
    const server = object('monitoring.coreos.com/v1 Prometheus', 'shop/platform', { replicas: 2 });
    const names = { 'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/instance': 'platform' };
    const selecting = (matchLabels: object, rest: object) => budget({ selector: { matchLabels }, ...rest });
    expect(findings(server, selecting(names, { maxUnavailable: 1 }))).toEqual([]);
    expect(findings(server, selecting(names, { minAvailable: 2 }))).toHaveLength(1);
    expect(findings(server, selecting({ ...names, 'app.kubernetes.io/instance': 'other' }, {}))).toHaveLength(1);
  });
});
