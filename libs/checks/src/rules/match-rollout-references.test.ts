import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { cartHost, meshWith, virtualService } from '../testing-mesh.ts';
import { matchRolloutReferences } from './match-rollout-references.ts';

const canary = {
  stableService: 'cart',
  canaryService: 'cart-canary',
  analysis: { templates: [{ templateName: 'slo' }], args: [{ name: 'service', value: 'cart-canary' }] },
  trafficRouting: { istio: { virtualService: { name: 'cart', routes: ['main'] } } },
};
const rollout = (strategy: object, workload = 'cart') =>
  object('argoproj.io/v1alpha1 Rollout', 'shop/cart', {
    strategy,
    workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: workload },
  });
const service = (name: string) => object('v1 Service', name, { selector: { app: 'cart' }, ports: [] });
const template = (args: object[] = [{ name: 'service' }]) =>
  object('argoproj.io/v1alpha1 AnalysisTemplate', 'shop/slo', { args, metrics: [] });
const split = (...weights: number[]) =>
  virtualService('shop/cart', {
    http: [{ name: 'main', route: weights.map((weight) => ({ destination: { host: cartHost }, weight })) }],
  });
const parts = [service('shop/cart-canary'), template(), split(90, 10)];
const found = (...changed: KubeObject[]) => check(matchRolloutReferences, meshWith(...parts, ...changed));

test('a canary whose parts are all there passes', () => {
  expect(found(rollout({ canary }))).toEqual([]);
});

test('a workload that is not there fails, with the nearest', () => {
  expect(found(rollout({ canary }, 'crat'))).toMatchInlineSnapshot(`
    [
      "Rollout shop/cart spec.workloadRef.name: no new version is ever delivered: there is no Deployment.apps shop/crat. Did you mean cart?",
    ]
  `);
});

test('a Service that is not there, or is both, fails', () => {
  expect(found(rollout({ canary: { ...canary, canaryService: 'cart-canry' } }))).toEqual([
    expect.stringContaining(
      'spec.strategy.canary.canaryService: no new version is ever delivered: there is no Service',
    ),
  ]);
  expect(found(rollout({ canary: { ...canary, canaryService: 'cart' } }))).toEqual([
    expect.stringContaining('Name two Services'),
  ]);
  expect(found(rollout({ blueGreen: { activeService: 'cart', previewService: 'cart' } }))).toHaveLength(1);
});

test('a VirtualService or a route that is not there fails', () => {
  const routing = (virtualService: object) =>
    found(rollout({ canary: { ...canary, trafficRouting: { istio: { virtualService } } } }));
  expect(routing({ name: 'crat', routes: ['main'] })).toEqual([expect.stringContaining('Did you mean cart?')]);
  expect(routing({ name: 'cart', routes: ['mian'] })).toEqual([expect.stringContaining('Did you mean main?')]);
});

test('without names of routes the only route is meant, and of several none', () => {
  const routing = { istio: { virtualService: { name: 'cart' } } };
  const unnamed = rollout({ canary: { ...canary, trafficRouting: routing } });
  const route = [{ destination: { host: cartHost }, weight: 90 }];
  const others = [service('shop/cart-canary'), template(), unnamed];
  const only = (...http: object[]) =>
    check(matchRolloutReferences, meshWith(...others, virtualService('shop/cart', { http })));
  expect(only({ route: [{ ...route[0], weight: 100 }] })).toEqual([]);
  expect(only({ route })).toEqual([expect.stringContaining('the weights 90 make 90')]);
  expect(only({ route: [] }, { route: [] })).toContainEqual(
    expect.stringContaining("VirtualService cart has 2 routes, and it isn't said which. Write routes."),
  );
});

test('weights that do not make 100 fail, on the VirtualService that has them', () => {
  const broken = meshWith(service('shop/cart-canary'), template(), split(90, 20), rollout({ canary }));
  expect(check(matchRolloutReferences, broken)).toEqual([
    expect.stringContaining('VirtualService shop/cart spec.http[0].route: requests are split otherwise'),
  ]);
});

test('an analysis that is not there, or lacks an argument, fails; an argument with a value of its own is given', () => {
  const judged = (analysis: object) => found(rollout({ canary: { ...canary, analysis } }));
  expect(judged({ templates: [{ templateName: 'sol' }] })).toEqual([expect.stringContaining('Did you mean slo?')]);
  expect(judged({ templates: [{ templateName: 'slo' }] })).toEqual([expect.stringContaining('the argument service')]);
  const own = meshWith(service('shop/cart-canary'), split(90, 10), template([{ name: 'service', value: 'cart' }]));
  const bare = rollout({ canary: { ...canary, analysis: { templates: [{ templateName: 'slo' }] } } });
  expect(check(matchRolloutReferences, [...own, bare])).toEqual([]);
});

test('an autoscaler of the Deployment that a Rollout runs fails', () => {
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart' };
  const hpa = object('autoscaling/v2 HorizontalPodAutoscaler', 'shop/cart', { scaleTargetRef, maxReplicas: 4 });
  expect(found(rollout({ canary }), hpa)).toEqual([
    expect.stringContaining('HorizontalPodAutoscaler shop/cart spec.scaleTargetRef: no pod is added under load'),
  ]);
});
