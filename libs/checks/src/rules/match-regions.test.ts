import { objectName } from '@auditorsec/manifest/patch';
import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import { ClusterObjects } from '../objects.ts';
import { object, objects } from '../testing.ts';
import { matchRegions } from './match-regions.ts';

const route = (timeout: string, name = 'shop/cart') =>
  object('networking.istio.io/v1 VirtualService', name, { http: [{ timeout }, { timeout: '9s' }] });
const scaler = (maxReplicas: number) =>
  object('autoscaling/v2 HorizontalPodAutoscaler', 'shop/cart', { minReplicas: 2, maxReplicas });

/** What is found among clusters, each with the objects of its apps. */
function found(fleet: Record<string, Record<string, readonly KubeObject[]>>): string[] {
  const clusters = Object.entries(fleet).map(([cluster, apps]) => {
    const files = Object.entries(apps).flatMap(([app, list]) => objects(cluster, list, app).files);
    return new ClusterObjects(cluster, files);
  });
  const findings: string[] = [];
  matchRegions.check(clusters, (file, message, field) =>
    findings.push(`${file.cluster} ${objectName(file.object)}${field ? ` ${field}` : ''}: ${message}`),
  );
  return findings;
}

test('regions with the same objects pass, each under its own name', () => {
  const region = (name: string) => ({
    shop: [route('3s'), object('v1 Service', `shop/cart-${name}`, { host: `${name}.example.com` })],
  });
  expect(found({ east: region('east'), west: region('west'), south: region('south') })).toEqual([]);
});

test('a value of one region alone fails there, with what stands elsewhere', () => {
  expect(
    found({ east: { shop: [route('3s')] }, west: { shop: [route('2s')] }, south: { shop: [route('3s')] } }),
  ).toMatchInlineSnapshot(`
    [
      "west VirtualService shop/cart spec.http[].timeout: what works in one region fails in another: here is 2s, 9s, elsewhere 3s, 9s. Write the same, or except it with the reason.",
    ]
  `);
});

test('a field that one region lacks fails', () => {
  const without = object('networking.istio.io/v1 VirtualService', 'shop/cart', { http: [{}, { timeout: '9s' }] });
  expect(
    found({ east: { shop: [route('3s')] }, west: { shop: [without] }, south: { shop: [route('3s')] } }),
  ).toHaveLength(1);
});

test('sizes are regional', () => {
  expect(found({ east: { shop: [scaler(10)] }, west: { shop: [scaler(4)] } })).toEqual([]);
});

const alert = (expr: string) =>
  object('monitoring.coreos.com/v1 PrometheusRule', 'watch/cost', { groups: [{ rules: [{ expr }] }] });

test('the numbers of an alert are regional, and nothing else of it', () => {
  expect(found({ east: { watch: [alert('cost > 4000')] }, west: { watch: [alert('cost > 1500')] } })).toEqual([]);
  expect(found({ east: { watch: [alert('cost > 4000')] }, west: { watch: [alert('cost < 4000')] } })).toEqual([
    expect.stringContaining('west PrometheusRule watch/cost spec.groups[].rules[].expr: '),
  ]);
});

const cache = (write: string, keyVersion: number): KubeObject => ({
  ...object('v1 ConfigMap', 'shop/cache', undefined),
  data: { 'cache.json': JSON.stringify({ keyVersion, stores: { shared: { write } } }) },
});

test('of settings that applications read, hosts are regional and the rest is not', () => {
  const region = (write: string, keyVersion = 1) => ({ shop: [cache(write, keyVersion)] });
  expect(found({ east: region('east:6379'), west: region('west:6379') })).toEqual([]);
  expect(found({ east: region('east:6379'), west: region('west:6379', 2) })).toEqual([
    expect.stringContaining('west ConfigMap shop/cache data.cache.json.keyVersion: '),
  ]);
});

test('a region may have readers for analytics, and no fewer instances that take over', () => {
  const instance = (name: string) => object('rds.aws.m.upbound.io/v1beta1 ClusterInstance', `aws/${name}`, {});
  const two = ['ci-failure-1', 'ci-failure-2'].map(instance);
  expect(found({ east: { data: [...two, instance('ci-failure-analytics-1')] }, west: { data: two } })).toEqual([]);
  expect(found({ east: { data: two }, west: { data: two.slice(1) } })).toEqual([
    expect.stringContaining('east ClusterInstance aws/ci-failure-1: no such object is in west'),
  ]);
});

test('an object that one region lacks fails once, where it is', () => {
  const shop = [route('3s')];
  expect(
    found({ east: { shop }, west: { shop: [...shop, route('3s', 'shop/till')] }, south: { shop } }),
  ).toMatchInlineSnapshot(`
    [
      "west VirtualService shop/till: no such object is in east and south, which behaves otherwise when clients come. Make it there, or except it with the reason.",
    ]
  `);
});

test('an app that one region lacks fails once, at its Application, and not in its objects', () => {
  const application = object('argoproj.io/v1alpha1 Application', 'argocd/shop', {});
  const having = { shop: [route('3s'), scaler(2)], delivery: [application] };
  const without = { delivery: [object('argoproj.io/v1alpha1 Application', 'argocd/delivery', {})] };
  const both = { ...having, delivery: [...having.delivery, ...without.delivery] };
  expect(found({ east: both, west: without })).toMatchInlineSnapshot(`
    [
      "east Application argocd/shop: clients that are led to west miss the app shop, which runs in east. Install it there, or except it with the reason.",
    ]
  `);
});

test('an app that is installed and has nothing to make in one region passes', () => {
  const delivery = [object('argoproj.io/v1alpha1 Application', 'argocd/shop', {})];
  expect(found({ east: { shop: [route('3s')], delivery }, west: { delivery } })).toEqual([]);
});

test('what belongs to no region is in one cluster', () => {
  expect(found({ east: { 'edge-global': [route('3s')] }, west: {} })).toEqual([]);
});

test('objects about the other regions are named after them', () => {
  const probes = (...names: string[]) => ({ watch: names.map((name) => object('v1 Probe', `watch/${name}`, {})) });
  expect(
    found({ east: probes('west', 'south'), west: probes('east', 'south'), south: probes('east', 'west') }),
  ).toEqual([]);
});

test('what a region says of itself is compared with what others say of themselves', () => {
  const openings = (own: string, other: string, port: number) => ({
    shop: [object('v1 Opening', `shop/from-${own}`, { port }), object('v1 Opening', `shop/from-${other}`, { port: 1 })],
  });
  expect(found({ east: openings('east', 'west', 5), west: openings('west', 'east', 5) })).toEqual([]);
  expect(found({ east: openings('east', 'west', 5), west: openings('west', 'east', 6) })).toEqual([
    expect.stringContaining('west Opening shop/from-west spec.port: '),
  ]);
});

test('one cluster has nothing to be compared with', () => {
  expect(found({ east: { shop: [route('3s')] } })).toEqual([]);
});
