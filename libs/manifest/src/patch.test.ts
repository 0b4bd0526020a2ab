import { expect, test } from 'vitest';
import { applyPatches, type ObjectPatch, objectName } from './patch.ts';
import type { FileSpec, KubeObject } from './types.ts';

const file = (object: KubeObject): FileSpec => ({
  cluster: 'one',
  app: 'agent',
  path: `one/agent/${object.kind}.yaml`,
  object,
  source: { config: 'c:1', block: 'b:1' },
});
const service = file({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'agent', namespace: 'ci', labels: { a: '1', b: '2' } },
  spec: { ports: [{ port: 80 }, { port: 81 }], type: 'ClusterIP' },
});
const namespace = file({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ci' } });

const patch = (object: string, merge: Record<string, unknown>, index = 0): ObjectPatch => ({
  object,
  merge,
  reason: 'the reason for it',
  place: 'clusters/one/cluster.ts',
  field: `patches[${index}]`,
});
const apply = (...patches: ObjectPatch[]) => applyPatches([service, namespace], patches);

test('objects are named as people name them', () => {
  expect([service, namespace].map(({ object }) => objectName(object))).toEqual(['Service ci/agent', 'Namespace ci']);
});

test('a merge patch sets, replaces lists whole, and removes with null; the other objects stay the very same', () => {
  const { files, problems } = apply(
    patch('Service ci/agent', { spec: { ports: [{ port: 90 }], type: null, externalTrafficPolicy: 'Local' } }),
    patch('Service ci/agent', { metadata: { labels: { a: null, c: '3' } } }),
  );
  expect(problems).toEqual([]);
  expect(files[0]?.object).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'agent', namespace: 'ci', labels: { b: '2', c: '3' } },
    spec: { ports: [{ port: 90 }], externalTrafficPolicy: 'Local' },
  });
  expect(files[1]?.object).toBe(namespace.object);
});

test('a patch leaves what it is applied to as it was', () => {
  const before = structuredClone(service.object);
  apply(patch('Service ci/agent', { spec: { type: null }, metadata: { labels: { a: null } } }));
  expect(service.object).toEqual(before);
});

test('a map that is merged into no map starts empty, and keeps no nulls', () => {
  const { files } = apply(patch('Namespace ci', { spec: { finalizers: { a: null, b: { c: null, d: 1 } } } }));
  expect(files[1]?.object['spec']).toEqual({ finalizers: { b: { d: 1 } } });
});

test('a patch that meets no object names the nearest', () => {
  expect(apply(patch('Service ci/agnet', {}, 3)).problems).toEqual([
    {
      place: 'clusters/one/cluster.ts',
      field: 'patches[3].object',
      found: 'Service ci/agnet',
      allowed: 'an object of this cluster, as `Kind namespace/name` or `Kind name`',
      nearest: 'Service ci/agent',
    },
  ]);
});

test.each([{ apiVersion: 'v2' }, { kind: 'Secret' }, { metadata: { name: 'x' } }, { metadata: { namespace: null } }])(
  'a patch of %j would make another object, and is refused',
  (merge) => {
    expect(apply(patch('Service ci/agent', merge)).problems).toMatchObject([
      { field: 'patches[0].merge', found: 'a patch that makes another object' },
    ]);
  },
);
