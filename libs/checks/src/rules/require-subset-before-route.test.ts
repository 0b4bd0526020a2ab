import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import { ClusterObjects } from '../objects.ts';
import { checkChange, objects } from '../testing.ts';
import { cartHost, cartService, delegate, destinationRule, mesh, meshWith, virtualService } from '../testing-mesh.ts';
import { requireSubsetBeforeRoute } from './require-subset-before-route.ts';

const WAVE = 'argocd.argoproj.io/sync-wave';
const subset = (name: string) => ({ name, labels: { version: name } });
const rule = (names: readonly string[], annotations: Record<string, string> = {}) =>
  destinationRule({ host: cartHost, subsets: names.map(subset) }, 'shop/cart', annotations);
const route = (name: string | undefined, annotations: Record<string, string> = {}): KubeObject => {
  const virtual = virtualService('shop/cart', { http: [{ route: [{ destination: { host: 'cart', subset: name } }] }] });
  return { ...virtual, metadata: { ...virtual.metadata, annotations } };
};

test('a change without subsets, and one that routes to a subset that was there, pass', () => {
  expect(checkChange(requireSubsetBeforeRoute, mesh, mesh)).toEqual([]);
  const base = meshWith(rule(['v1', 'v2']), route('v1'));
  expect(checkChange(requireSubsetBeforeRoute, base, meshWith(rule(['v1', 'v2']), route('v2')))).toEqual([]);
});

test('a new subset and the route to it in one wave fail', () => {
  const head = meshWith(rule(['v1', 'v2']), route('v2'));
  expect(checkChange(requireSubsetBeforeRoute, meshWith(rule(['v1']), route('v1')), head)).toMatchInlineSnapshot(`
    [
      "VirtualService shop/cart spec.http[0].route[0].destination.subset: requests to cart.shop.svc.cluster.local answer 503 while the change is applied: the route to the new subset v2 can arrive before DestinationRule shop/cart; give VirtualService shop/cart the annotation argocd.argoproj.io/sync-wave: "1", DestinationRule shop/cart is in wave 0",
    ]
  `);
});

test('an earlier wave for the DestinationRule passes, on either object', () => {
  const base = meshWith(rule(['v1']), route('v1'));
  const later = meshWith(rule(['v1', 'v2']), route('v2', { [WAVE]: '1' }));
  expect(checkChange(requireSubsetBeforeRoute, base, later)).toEqual([]);
  const earlier = meshWith(rule(['v1', 'v2'], { [WAVE]: '-1' }), route('v2'));
  expect(checkChange(requireSubsetBeforeRoute, base, earlier)).toEqual([]);
});

test('a VirtualService that is new fails too where its Service had traffic, and passes where nothing was served', () => {
  const head = meshWith(rule(['v1']), route('v1'));
  const without = (kept: (entry: KubeObject) => boolean) => mesh.filter((entry) => entry !== delegate && kept(entry));
  expect(
    checkChange(
      requireSubsetBeforeRoute,
      without(() => true),
      head,
    ),
  ).toHaveLength(1);
  expect(
    checkChange(
      requireSubsetBeforeRoute,
      without((entry) => entry !== cartService),
      head,
    ),
  ).toEqual([]);
  expect(checkChange(requireSubsetBeforeRoute, [], head)).toEqual([]);
});

test('waves order nothing across Applications: two commits are asked for', () => {
  const base = [objects('us-east-1', meshWith(rule(['v1']), route('v1')))];
  const routes = objects('us-east-1', [route('v2', { [WAVE]: '1' })], 'routes');
  const rules = objects('us-east-1', [cartService, rule(['v1', 'v2'])], 'cart');
  const messages: string[] = [];
  const head = [new ClusterObjects('us-east-1', [...routes.files, ...rules.files])];
  requireSubsetBeforeRoute.check(head, base, (_, message) => messages.push(message));
  expect(messages).toEqual([expect.stringContaining('Applications cart and routes sync on their own')]);
});

test('each cluster is compared with itself, and a new one with nothing', () => {
  const base = [objects('us-east-1', meshWith(rule(['v1', 'v2']), route('v2'))), objects('eu-west-1', mesh)];
  const head = ['us-east-1', 'eu-west-1', 'ap-southeast-1'];
  const found: string[] = [];
  const changed = head.map((cluster) => objects(cluster, meshWith(rule(['v1', 'v2']), route('v2'))));
  requireSubsetBeforeRoute.check(changed, base, ({ cluster }) => found.push(cluster));
  expect(found).toEqual(['eu-west-1']);
});

test('a subset that goes with the route to it needs the VirtualService first', () => {
  const base = meshWith(rule(['v1', 'v2']), route('v2'));
  expect(checkChange(requireSubsetBeforeRoute, base, meshWith(rule(['v1']), route('v1')))).toEqual([
    expect.stringContaining(
      'subset v2 of DestinationRule shop/cart can go before the route to it; give DestinationRule shop/cart',
    ),
  ]);
  const ordered = meshWith(rule(['v1'], { [WAVE]: '1' }), route('v1'));
  expect(checkChange(requireSubsetBeforeRoute, base, ordered)).toEqual([]);
});

test('a DestinationRule that is deleted with the route to its subset goes in the next commit, unless it is pruned last', () => {
  const head = mesh.filter(({ kind }) => kind !== 'DestinationRule');
  expect(checkChange(requireSubsetBeforeRoute, meshWith(rule(['v1']), route('v1')), head)).toEqual([
    expect.stringContaining('take the route away in this commit, the DestinationRule in the next'),
  ]);
  const last = rule(['v1'], { 'argocd.argoproj.io/sync-options': 'PruneLast=true' });
  expect(checkChange(requireSubsetBeforeRoute, meshWith(last, route('v1')), head)).toEqual([]);
});

test('an app that goes as a whole passes, and so does a subset that was routed to by nothing', () => {
  expect(checkChange(requireSubsetBeforeRoute, meshWith(rule(['v1']), route('v1')), [])).toEqual([]);
  const idle = meshWith(rule(['v1', 'v2']), route('v1'));
  expect(checkChange(requireSubsetBeforeRoute, idle, meshWith(rule(['v1']), route('v1')))).toEqual([]);
});
