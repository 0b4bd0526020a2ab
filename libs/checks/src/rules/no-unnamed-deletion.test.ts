import type { KubeObject } from '@auditorsec/manifest/types';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ClusterObjects } from '../objects.ts';
import { checkChange, object, objects } from '../testing.ts';
import { noUnnamedDeletion } from './no-unnamed-deletion.ts';

const namespace = object('v1 Namespace', 'shop', {});
const configMaps = (count: number) =>
  Array.from({ length: count }, (_, index) => object('v1 ConfigMap', `shop/page-${index}`, {}));
const application = (app: string) =>
  object('argoproj.io/v1alpha1 Application', `argocd/${app}`, { source: { path: `generated/us-east-1/${app}` } });

const deletes = (...gone: readonly KubeObject[]) => checkChange(noUnnamedDeletion, gone, []);

/** What is found between trees of several apps. */
function between(base: readonly ClusterObjects[], head: readonly ClusterObjects[]): string[] {
  const found: string[] = [];
  noUnnamedDeletion.check(head, base, ({ app, object: { kind, metadata } }, message) =>
    found.push(`${app} ${kind} ${metadata.name}: ${message}`),
  );
  return found;
}

const together = (...parts: readonly ClusterObjects[]) =>
  new ClusterObjects(
    'us-east-1',
    parts.flatMap(({ files }) => files),
  );

test('a change that deletes nothing passes, whatever it changes or adds', () => {
  const labelled = { ...namespace, metadata: { ...namespace.metadata, labels: { team: 'shop' } } };
  expect(checkChange(noUnnamedDeletion, [namespace], [labelled, ...configMaps(50)])).toEqual([]);
});

test('a Namespace that goes is told with all that goes with it', () => {
  expect(deletes(namespace)).toMatchInlineSnapshot(`
    [
      "Namespace shop: Argo CD deletes it as soon as its ring has this change, and with it everything in it. Keep it, or name it in exceptions of clusters/fleet.ts until the last ring has this change.",
    ]
  `);
});

test.each([
  ['apiextensions.k8s.io/v1 CustomResourceDefinition', 'carts.example.com', 'every object of its kind'],
  ['apps/v1 StatefulSet', 'shop/cart', 'its pods'],
  ['v1 PersistentVolumeClaim', 'shop/cart', 'the data'],
  ['argoproj.io/v1alpha1 Application', 'argocd/cart', 'the care'],
  ['rds.aws.m.upbound.io/v1beta1 Cluster', 'aws/cart', 'the data'],
  ['kms.aws.m.upbound.io/v1beta1 Key', 'aws/cart', 'the data'],
  ['s3.aws.m.upbound.io/v1beta1 Bucket', 'aws/cart', 'the data'],
  ['route53.aws.m.upbound.io/v1beta1 Zone', 'aws/cart', 'every name'],
  ['elasticsearch.k8s.elastic.co/v1 Elasticsearch', 'logging/logs', 'the data'],
  ['monitoring.coreos.com/v1 Prometheus', 'observability/main', 'the data'],
])('one %s takes more along than itself', (type, name, taken) => {
  expect(deletes(object(type, name, {}))).toEqual([expect.stringContaining(`and with it ${taken}`)]);
});

test('what Argo CD may not prune stays without anybody in charge, and is told as well', () => {
  const annotations = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' };
  expect(deletes(object('kms.aws.m.upbound.io/v1beta1 Key', 'aws/cart', {}, { annotations }))).toEqual([
    expect.stringContaining('Argo CD leaves it where it is (Prune=false)'),
  ]);
});

test('twenty other objects of a region may go at once, one more and they are told one by one', () => {
  expect(deletes(...configMaps(20))).toEqual([]);
  const found = deletes(...configMaps(21));
  expect(found).toHaveLength(21);
  expect(found[0]).toMatchInlineSnapshot(
    `"ConfigMap shop/page-0: one of 21 objects that Argo CD deletes at once, more than 20. Keep it, or name it in exceptions of clusters/fleet.ts until the last ring has this change."`,
  );
});

test('regions are counted apart, for a change reaches one after the other', () => {
  const regions = ['us-east-1', 'eu-west-1'];
  const base = regions.map((region) => objects(region, configMaps(20)));
  expect(
    between(
      base,
      regions.map((region) => objects(region, [])),
    ),
  ).toEqual([]);
});

test('a rename is a deletion, and says what it has become', () => {
  const renamed = object('v1 Namespace', 'shops', {});
  expect(checkChange(noUnnamedDeletion, [namespace], [renamed])).toEqual([
    expect.stringContaining('Namespace shops is new: a rename is a deletion.'),
  ]);
});

test('an object that moves to another app may be deleted by the first after the second has it', () => {
  expect(between([objects('us-east-1', [namespace], 'a')], [objects('us-east-1', [namespace], 'b')])).toEqual([
    expect.stringMatching(/^a Namespace shop: .*It moves to b, which may get it before a deletes it/),
  ]);
});

test('where an app goes, its Application is told, and of its objects those that take more along', () => {
  const base = together(
    objects('us-east-1', [...configMaps(30), namespace], 'shop'),
    objects('us-east-1', [application('shop')], 'delivery'),
  );
  expect(between([base], [objects('us-east-1', [])]).map((found) => found.split(':')[0])).toEqual([
    'shop Namespace shop',
    'delivery Application shop',
  ]);
});

test('a region that goes is told once, at the Application that keeps all others', () => {
  const base = together(
    objects('us-east-1', [...configMaps(30), namespace], 'shop'),
    objects('us-east-1', [application('shop'), application('delivery')], 'delivery'),
  );
  expect(between([base], [])).toMatchInlineSnapshot(`
    [
      "delivery Application delivery: all 33 objects of us-east-1 go on running and being paid for, and nobody updates or heals them: Argo CD finds no folder there. Take the region down first, then name this one object in exceptions of clusters/fleet.ts.",
    ]
  `);
  expect(between([objects('us-east-1', configMaps(1))], [])).toHaveLength(1);
  expect(between([objects('us-east-1', [])], [])).toEqual([]);
});

test('whatever goes: what takes more along is always told, the rest exactly when it is more than twenty', () => {
  const arbitraryTree = fc.record({ namespaces: fc.subarray([...'abcdef']), pages: fc.subarray(configMaps(40)) });
  const all = [...'abcdef'].map((name) => object('v1 Namespace', name, {}));
  fc.assert(
    fc.property(arbitraryTree, ({ namespaces, pages }) => {
      const kept = [...all.filter(({ metadata }) => namespaces.includes(metadata.name)), ...pages];
      const gone = 40 - pages.length;
      const expected = all.length - namespaces.length + (gone > 20 ? gone : 0);
      expect(checkChange(noUnnamedDeletion, [...all, ...configMaps(40)], kept)).toHaveLength(expected);
    }),
  );
});
