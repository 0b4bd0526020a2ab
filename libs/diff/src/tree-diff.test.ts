import type { KubeObject } from '@auditorsec/manifest/types';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChanges } from './apply.ts';
import { groupChanges } from './groups.ts';
import { filesOf, kubeObject } from './testing/files.ts';
import { treeDiff } from './tree-diff.ts';

const service = (name: string, port: number, more = {}) =>
  kubeObject('v1 Service', name, { spec: { ports: [{ name: 'http', port }], selector: { app: name } }, ...more });
const deployment = (name: string, image: string, more = {}) =>
  kubeObject('apps/v1 Deployment', name, {
    spec: {
      selector: { matchLabels: { app: name } },
      template: { spec: { containers: [{ name: 'main', image }] } },
      ...more,
    },
  });

const said = (before: readonly KubeObject[], after: readonly KubeObject[]) =>
  treeDiff(filesOf(before), filesOf(after)).map(({ type, object, was, fields, immutable }) =>
    [type, ...(was ? [was.object, '→'] : []), object, fields.length, ...immutable].join(' '),
  );

test('objects come, go and change by their path', () => {
  const before = [service('cart', 80), kubeObject('v1 ConfigMap', 'old', { data: { a: '1' } })];
  const after = [service('cart', 81), kubeObject('apps/v1 Deployment', 'new', { spec: { replicas: 1 } })];
  expect(said(before, after)).toEqual([
    'removed ConfigMap shop/old 0',
    'added Deployment shop/new 0',
    'changed Service shop/cart 1',
  ]);
});

test('an object under another name, with nearly the same content, is renamed: the cluster deletes one and makes one', () => {
  expect(said([service('cart', 80)], [service('basket', 80)])).toEqual([
    'renamed Service shop/cart → Service shop/basket 1',
  ]);
});

test('an object that another app makes is renamed too: the app that had it deletes it', () => {
  const [change] = treeDiff(filesOf([service('cart', 80)]), filesOf([service('cart', 80)], 'us-east-1', 'till'));
  expect(change).toMatchObject({ type: 'renamed', was: { app: 'shop' }, app: 'till', fields: [] });
});

test('objects of other content, and of other clusters, are no renaming', () => {
  const one = kubeObject('v1 ConfigMap', 'a', { data: { a: '1', b: '2' } });
  const other = kubeObject('v1 ConfigMap', 'b', { data: { c: '3', d: '4' } });
  expect(said([one], [other])).toEqual(['removed ConfigMap shop/a 0', 'added ConfigMap shop/b 0']);
  const moved = treeDiff(filesOf([one]), filesOf([one], 'eu-west-1'));
  expect(moved.map(({ type }) => type)).toEqual(['added', 'removed']);
});

test('of several that could be it, the likest is the one that was renamed', () => {
  const before = [deployment('cart', 'a'), deployment('till', 'b')];
  const after = [deployment('cart-v2', 'a'), deployment('till-v2', 'b')];
  expect(said(before, after)).toEqual([
    'renamed Deployment shop/cart → Deployment shop/cart-v2 1',
    'renamed Deployment shop/till → Deployment shop/till-v2 1',
  ]);
});

test('fields that the API server refuses to change are told, those beside them not', () => {
  const set = (replicas: number, size: string) =>
    kubeObject('apps/v1 StatefulSet', 'db', { spec: { replicas, volumeClaimTemplates: [{ size }] } });
  expect(said([set(1, '1Gi')], [set(2, '2Gi')])).toEqual([
    'changed StatefulSet shop/db 2 spec.volumeClaimTemplates[0].size',
  ]);
  expect(said([deployment('a', 'x')], [deployment('a', 'y', { selector: { matchLabels: { app: 'b' } } })])).toEqual([
    'changed Deployment shop/a 2 spec.selector.matchLabels.app',
  ]);
  const sealed = (a: string) => kubeObject('v1 ConfigMap', 'c', { data: { a }, immutable: true });
  expect(said([sealed('1')], [sealed('2')])).toEqual(['changed ConfigMap shop/c 1 data.a']);
});

test('what Argo CD makes anew at each sync can be changed at will', () => {
  const job = (image: string) =>
    kubeObject('batch/v1 Job', 'setup', {
      annotations: { 'argocd.argoproj.io/hook': 'Sync' },
      spec: { template: { image } },
    });
  expect(said([job('a')], [job('b')])).toEqual(['changed Job shop/setup 1']);
});

const everywhere = (objects: (cluster: string) => readonly KubeObject[]) =>
  ['eu-west-1', 'us-east-1'].flatMap((cluster) => filesOf(objects(cluster), cluster));

test('the same change of an object in several clusters is one group, though each calls itself by its own name', () => {
  const map = (region: string, level: string) => [kubeObject('v1 ConfigMap', `of-${region}`, { data: { level } })];
  const before = everywhere((region) => map(region, `info of ${region}`));
  const after = everywhere((region) => map(region, `warn of ${region}`));
  expect(groupChanges(treeDiff(before, after))).toMatchObject([
    { clusters: ['eu-west-1', 'us-east-1'], objects: ['ConfigMap shop/of-eu-west-1'], labelOnly: false },
  ]);
});

test('the same change of many objects is one group, and version labels of all apps are another', () => {
  const at = (port: number, version: string) => (_: string) => [
    service('a', port),
    service('b', port),
    kubeObject('v1 ConfigMap', 'c', { labels: { 'helm.sh/chart': version } }),
    kubeObject('v1 ServiceAccount', 'd', { labels: { 'helm.sh/chart': version } }),
  ];
  const groups = groupChanges(treeDiff(everywhere(at(80, 'x-1')), everywhere(at(81, 'x-2'))));
  expect(groups.map(({ objects, clusters, labelOnly }) => ({ objects, clusters: clusters.length, labelOnly }))).toEqual(
    [
      { objects: ['ConfigMap shop/c', 'ServiceAccount shop/d'], clusters: 2, labelOnly: true },
      { objects: ['Service shop/a', 'Service shop/b'], clusters: 2, labelOnly: false },
    ],
  );
});

test('which controls an object serves is such a note too, also where it is the first annotation; a selector is none', () => {
  const only = (fields: Readonly<Record<string, unknown>>) =>
    groupChanges(treeDiff(filesOf([kubeObject('v1 Service', 'a')]), filesOf([kubeObject('v1 Service', 'a', fields)])));
  const controls = { 'compliance.auditorsec.com/controls': 'audit-log' };
  expect(only({ annotations: controls })).toMatchObject([{ labelOnly: true }]);
  expect(only({ annotations: { ...controls, other: 'x' } })).toMatchObject([{ labelOnly: false }]);
  expect(only({ selector: { 'helm.sh/chart': 'a-1' } })).toMatchObject([{ labelOnly: false }]);
});

test('a change in one cluster and another in the next are two groups', () => {
  const before = everywhere(() => [service('a', 80)]);
  const after = everywhere((cluster) => [service('a', cluster === 'us-east-1' ? 81 : 82)]);
  expect(groupChanges(treeDiff(before, after)).map(({ clusters }) => clusters)).toEqual([['eu-west-1'], ['us-east-1']]);
});

const anyObject = fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd'), port: fc.nat(2), chart: fc.nat(1) });
const anyTree = fc
  .uniqueArray(fc.record({ object: anyObject, cluster: fc.constantFrom('eu-west-1', 'us-east-1') }), {
    selector: ({ object, cluster }) => `${cluster} ${object.name}`,
  })
  .map((entries) =>
    entries.flatMap(({ object: { name, port, chart }, cluster }) =>
      filesOf([service(name, port, { labels: { 'helm.sh/chart': `${chart}` } })], cluster),
    ),
  );

test('a tree has no difference from itself; from another it has what makes that other of it, whatever the order of files', () => {
  fc.assert(
    fc.property(anyTree, anyTree, fc.func(fc.nat()), (before, after, order) => {
      expect(treeDiff(before, before)).toEqual([]);
      const changes = treeDiff(before, after);
      const shuffled = (files: typeof before) => files.toSorted((a, b) => order(a.path) - order(b.path));
      expect(treeDiff(shuffled(before), shuffled(after))).toEqual(changes);
      const gone = new Set(
        changes.flatMap(({ type, path, was }) => (type === 'removed' ? [path] : was ? [was.path] : [])),
      );
      const rebuilt = new Map(before.filter(({ path }) => !gone.has(path)).map(({ path, object }) => [path, object]));
      for (const { path, type, fields, after } of changes)
        if (type === 'changed') rebuilt.set(path, applyChanges(rebuilt.get(path), fields) as KubeObject);
        else if (after) rebuilt.set(path, after);
      expect(Object.fromEntries(rebuilt)).toEqual(Object.fromEntries(after.map(({ path, object }) => [path, object])));
    }),
  );
});

test('every change is in exactly one group', () => {
  fc.assert(
    fc.property(anyTree, anyTree, (before, after) => {
      const changes = treeDiff(before, after);
      const grouped = groupChanges(changes).flatMap((group) => group.changes);
      expect(grouped.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual(changes);
    }),
  );
});
