import { ApiObject } from 'cdk8s';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addCdk8s } from './cdk8s.ts';
import { AppChart, addManifest } from './chart.ts';
import { filePath, plan } from './plan.ts';
import { FILE_PATH } from './provenance.ts';
import type { KubeObject } from './types.ts';

const installedAt = { file: 'clusters/one/cluster.ts', line: 9 };
const newChart = (app = 'agent') => new AppChart('one', app, installedAt);
const configMap = (name: string, namespace?: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, ...(namespace !== undefined && { namespace }) },
});

test.each<[string, string, string | undefined, string, string]>([
  ['v1', 'Namespace', undefined, 'ci', 'Namespace__ci.yaml'],
  ['v1', 'Service', 'ci', 'agent', 'Service_ci_agent.yaml'],
  ['apps/v1', 'Deployment', 'ci', 'agent', 'Deployment.apps_ci_agent.yaml'],
  [
    'rbac.authorization.k8s.io/v1',
    'ClusterRole',
    undefined,
    'system:Node',
    'ClusterRole.rbac.authorization.k8s.io__system%3a%4eode.yaml',
  ],
  ['v1', 'ConfigMap', 'ci', 'a.b_c', 'ConfigMap_ci_a.b_c.yaml'],
  ['v1', 'ConfigMap', 'ci', '50%/é', 'ConfigMap_ci_50%25%2f%c3%a9.yaml'],
])('%s %s %s/%s is written to %s', (apiVersion, kind, namespace, name, file) => {
  const metadata = { name, ...(namespace !== undefined && { namespace }) };
  expect(filePath('one', 'agent', { apiVersion, kind, metadata })).toBe(`one/agent/${file}`);
});

test('two objects share a path only when kind, group, namespace and name are the same, also where case is folded', () => {
  const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,3}[a-z0-9])?$/);
  const name = fc.string({
    unit: fc.constantFrom('a', 'A', '.', '_', '-', '%', ':', '/', '2', 'e', 'é'),
    minLength: 1,
    maxLength: 4,
  });
  const identity = fc.record({
    group: fc.oneof(
      fc.constant(''),
      fc.array(label, { minLength: 1, maxLength: 2 }).map((labels) => labels.join('.')),
    ),
    kind: fc.constantFrom('A', 'Ab', 'B'),
    namespace: fc.oneof(fc.constant(''), label),
    name,
  });
  const path = ({ group, kind, namespace, name }: { group: string; kind: string; namespace: string; name: string }) =>
    filePath('one', 'app', {
      apiVersion: group ? `${group}/v1` : 'v1',
      kind,
      metadata: { name, ...(namespace && { namespace }) },
    });
  fc.assert(
    fc.property(identity, identity, (a, b) => {
      const isSame = JSON.stringify(a) === JSON.stringify(b);
      expect(path(a).toLowerCase() === path(b).toLowerCase()).toBe(isSame);
      expect(path(a).slice('one/'.length)).toMatch(FILE_PATH);
    }),
    { numRuns: 2000 },
  );
});

test('files are sorted by path, whatever the order of apps and objects', () => {
  const [a, b] = [newChart('a'), newChart('b')];
  for (const name of ['z', 'm']) for (const chart of [b, a]) addManifest(chart, configMap(name));
  const paths = plan([b, a]).files.map(({ path }) => path);
  expect(paths).toEqual([
    'one/a/ConfigMap__m.yaml',
    'one/a/ConfigMap__z.yaml',
    'one/b/ConfigMap__m.yaml',
    'one/b/ConfigMap__z.yaml',
  ]);
});

test('every object is labelled with its app, and what the app wrote stays as it was', () => {
  const chart = newChart();
  const object = { ...configMap('a'), metadata: { name: 'a', labels: { mine: 'yes' } } };
  addManifest(chart, object);
  expect(plan([chart]).files[0]?.object.metadata.labels).toEqual({ mine: 'yes', 'app.kubernetes.io/part-of': 'agent' });
  expect(object.metadata.labels).toEqual({ mine: 'yes' });
});

test('constructs of cdk8s become files like any other', () => {
  const chart = newChart();
  addCdk8s(chart, (scope) => {
    const metadata = { name: 'a', namespace: 'ci' };
    new ApiObject(scope, 'anything', { apiVersion: 'apps/v1', kind: 'Deployment', metadata });
  });
  expect(plan([chart]).files).toMatchObject([
    {
      cluster: 'one',
      app: 'agent',
      path: 'one/agent/Deployment.apps_ci_a.yaml',
      object: { kind: 'Deployment', metadata: { name: 'a', namespace: 'ci' } },
      source: { config: 'clusters/one/cluster.ts:9', block: 'clusters/one/cluster.ts:9' },
    },
  ]);
});

test('a second object of one name is an error that names both places, and every other file is still planned', () => {
  const chart = newChart();
  addManifest(chart, configMap('a', 'ci'));
  addManifest(chart, configMap('a', 'ci'));
  addManifest(chart, configMap('b', 'ci'));
  const { files, problems } = plan([chart]);
  expect(files).toHaveLength(3);
  expect(problems).toEqual([
    {
      place: 'clusters/one/cluster.ts:9',
      field: 'one/agent/ConfigMap_ci_a.yaml',
      found: 'a second object of the same kind, namespace and name; the first is made at clusters/one/cluster.ts:9',
      allowed: 'one object for each name: rename one of them, or remove it',
    },
  ]);
});

test('one name in two apps, namespaces or groups is no collision of paths', () => {
  const [a, b] = [newChart('a'), newChart('b')];
  for (const chart of [a, b])
    for (const namespace of ['x', 'y', undefined]) addManifest(chart, configMap('a', namespace));
  addManifest(a, { ...configMap('a', 'x'), apiVersion: 'example.com/v1' });
  expect(plan([a, b])).toMatchObject({ problems: [] });
});

test('a name that no file system can hold is an error, counted in bytes', () => {
  const chart = newChart();
  const [fits, tooLong] = [255, 256].map((length) => 'a'.repeat(length - 'ConfigMap__.yaml'.length));
  addManifest(chart, configMap(fits ?? ''));
  expect(plan([chart]).problems).toEqual([]);
  addManifest(chart, configMap(tooLong ?? ''));
  expect(plan([chart]).problems).toMatchObject([
    { found: 'a file name of 256 bytes', allowed: 'at most 255: shorten the name' },
  ]);
});

test('patches are applied to what was planned, and their mistakes are told with the others', () => {
  const chart = newChart();
  addManifest(chart, configMap('a', 'ci'));
  const place = { place: 'clusters/one/cluster.ts', reason: 'the reason for it' };
  const { files, problems } = plan(
    [chart],
    [
      { ...place, field: 'patches[0]', object: 'ConfigMap ci/a', merge: { data: { a: '1' } } },
      { ...place, field: 'patches[1]', object: 'ConfigMap ci/b', merge: {} },
    ],
  );
  expect(files[0]?.object['data']).toEqual({ a: '1' });
  expect(problems).toMatchObject([{ field: 'patches[1].object', nearest: 'ConfigMap ci/a' }]);
});
