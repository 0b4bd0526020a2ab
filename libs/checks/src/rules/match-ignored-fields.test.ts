import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { virtualService } from '../testing-mesh.ts';
import { matchIgnoredFields } from './match-ignored-fields.ts';

const rollout = (strategy: object) => object('argoproj.io/v1alpha1 Rollout', 'shop/cart', { strategy });
const canary = rollout({
  canary: {
    stableService: 'cart-stable',
    canaryService: 'cart-canary',
    trafficRouting: { istio: { virtualService: { name: 'cart' } } },
  },
});
const service = (name: string) => object('v1 Service', `shop/${name}`, { selector: { app: 'cart' } });
const services = [service('cart-stable'), service('cart-canary')];
const split = (...http: object[]) => virtualService('shop/cart', { http });
const route = [{ destination: { host: 'cart-stable' }, weight: 100 }];

const weights = {
  group: 'networking.istio.io',
  kind: 'VirtualService',
  name: 'cart',
  namespace: 'shop',
  jqPathExpressions: ['.spec.http[].route[].weight'],
};
const hash = (name: string) => ({
  group: '',
  kind: 'Service',
  name,
  namespace: 'shop',
  jqPathExpressions: ['.spec.selector["rollouts-pod-template-hash"]'],
});
const hashes = [hash('cart-stable'), hash('cart-canary')];
const application = (
  ignoreDifferences: object[],
  path = 'generated/us-east-1/app',
  options = ['RespectIgnoreDifferences=true'],
) =>
  object('argoproj.io/v1alpha1 Application', 'argocd/app', {
    source: { path },
    ignoreDifferences,
    syncPolicy: { syncOptions: options },
  });
const found = (...list: KubeObject[]) => check(matchIgnoredFields, [...services, split({ route }), canary, ...list]);

test('the weights and the selectors of a Rollout, and nothing else, are ignored', () => {
  expect(found(application([weights, ...hashes]))).toEqual([]);
});

test('weights that Argo CD does not ignore are taken back', () => {
  expect(found(application(hashes))).toMatchInlineSnapshot(`
    [
      "Application argocd/app spec.ignoreDifferences: Argo CD takes the weights back in the middle of a rollout, or its Services' pods: it doesn't ignore VirtualService.networking.istio.io shop/cart .spec.http[].route[].weight. Let the block that makes the object name the field in ownedElsewhere.",
    ]
  `);
});

test('so are the selectors, of either Service', () => {
  expect(found(application([weights, hash('cart-stable')]))).toEqual([
    expect.stringContaining('Service shop/cart-canary .spec.selector["rollouts-pod-template-hash"]'),
  ]);
});

test('what is ignored in the comparison alone is written at the next sync', () => {
  expect(found(application([weights, ...hashes], 'generated/us-east-1/app', []))).toEqual([
    expect.stringContaining('Add RespectIgnoreDifferences=true.'),
  ]);
});

test('a path that covers more than the controller writes fails', () => {
  expect(
    found(application([weights, { ...weights, jqPathExpressions: ['.spec.http'] }, ...hashes])),
  ).toMatchInlineSnapshot(`
    [
      "Application argocd/app spec.ignoreDifferences[1]: hand edits of VirtualService.networking.istio.io shop/cart .spec.http are never put back, nor do those in Git arrive: no controller writes exactly that. Let the block that makes the object name the field in ownedElsewhere.",
    ]
  `);
});

test('so does one for all objects of a kind, one in another language, and all that a manager writes', () => {
  const { name, namespace, ...all } = weights;
  expect([name, namespace]).toEqual(['cart', 'shop']);
  const { jqPathExpressions, ...one } = weights;
  expect(jqPathExpressions).toHaveLength(1);
  const wider = [
    all,
    { ...one, jsonPointers: ['/spec/http'] },
    { ...one, managedFieldsManagers: ['rollouts-controller'] },
  ];
  expect(found(application([weights, ...hashes, ...wider]))).toEqual([
    expect.stringContaining('hand edits of VirtualService.networking.istio.io */* .spec.http[].route[].weight'),
    expect.stringContaining('hand edits of VirtualService.networking.istio.io shop/cart /spec/http'),
    expect.stringContaining('all that rollouts-controller writes'),
  ]);
});

test('an object that no Rollout moves keeps all of its fields: those of blue-green have no weights to leave alone', () => {
  const blueGreen = rollout({ blueGreen: { activeService: 'cart-stable', previewService: 'cart-canary' } });
  const judged = (...ignored: object[]) =>
    check(matchIgnoredFields, [...services, split({ route, timeout: '3s' }), blueGreen, application(ignored)]);
  expect(judged(...hashes)).toEqual([]);
  expect(judged(weights, ...hashes)).toEqual([expect.stringContaining('spec.ignoreDifferences[0]: hand edits')]);
});

test('Applications of other folders and of charts are not judged', () => {
  const chart = object('argoproj.io/v1alpha1 Application', 'argocd/istiod', {
    source: { chart: 'istiod' },
    ignoreDifferences: [weights],
  });
  expect(found(application([weights], 'elsewhere/other'), chart)).toEqual([]);
});

test('what stands beside the weights in their list never changes in the cluster', () => {
  const beside = split({ name: 'cart', timeout: '3s', route: [{ ...route[0], headers: {} }] });
  const list = [...services, beside, canary];
  expect(check(matchIgnoredFields, list)).toEqual([]);
  expect(check(matchIgnoredFields, [...list, application([weights, ...hashes])])).toMatchInlineSnapshot(`
    [
      "VirtualService shop/cart spec.http[0].timeout: an edit of spec.http[0].timeout never reaches the cluster: Argo CD leaves the weights of VirtualService shop/cart to its Rollout, and so puts the whole live list of routes over that of Git. Write it in the route of the root that leads here.",
      "VirtualService shop/cart spec.http[0].route[0].headers: an edit of spec.http[0].route[0].headers never reaches the cluster: Argo CD leaves the weights of VirtualService shop/cart to its Rollout, and so puts the whole live list of routes over that of Git. Write it in the route of the root that leads here.",
    ]
  `);
});
