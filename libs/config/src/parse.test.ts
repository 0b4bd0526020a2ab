import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '@auditorsec/problem/problem';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Call, defineApp } from './app.ts';
import { parseConfig } from './parse.ts';
import type { Config } from './parsed.ts';
import { smallFleet, smallMember } from './testing/small-fleet.ts';
import { httpsUrl } from './units.ts';

const root = mkdtempSync(join(tmpdir(), 'auditorsec-parse-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Mistakes are looked up in these files; what the tests are about is given beside them. */
for (const file of ['clusters/fleet.ts', 'clusters/one/cluster.ts', 'clusters/two/cluster.ts']) {
  mkdirSync(join(root, file, '..'), { recursive: true });
  writeFileSync(join(root, file), '');
}

const member = (ring: number) => smallMember(ring === 1 ? 'primary' : 'secondary', ring);
const fleet = {
  ...smallFleet,
  activeCluster: 'one',
  routes: [{ path: '/api/', to: 'back', access: 'token', scopes: { read: 'shop:read', write: 'shop:write' } }],
  clusters: { one: member(1), two: member(2) },
};

const call = (to: string): Call => ({ to, paths: ['/*'], methods: ['GET'], declaredAt: ['routes', 0, 'to'] });
const workload = () => ({ namespace: 'a', labels: {}, serviceAccount: 'a', port: 80 });
const compose = () => {};
const base = defineApp({ name: 'base', props: z.strictObject({}), compose });
const back = defineApp({ name: 'back', needs: ['base'], props: z.strictObject({ url: httpsUrl }), workload, compose });
const front = defineApp({
  name: 'front',
  props: z.strictObject({ size: z.int('a whole number').default(3) }),
  calls: ({ routes }) => routes.map(({ to }) => call(to)),
  compose,
});

const url = 'https://example.com';
const whole = { apps: [base({}), back({ url }), front({})] };
type Clusters = Record<string, unknown>;

function parse(clusters: Clusters, fleetWritten: unknown = fleet, folders = ['one', 'two']): Promise<Config> {
  return parseConfig({ root, fleet: fleetWritten, clusters: new Map(Object.entries(clusters)), folders });
}

async function mistakes(...input: Parameters<typeof parse>): Promise<string[]> {
  const error = await parse(...input).catch((error: unknown) => error);
  if (!(error instanceof ConfigError)) throw error;
  return error.problems.map(({ place, field, found, allowed, nearest }) =>
    [place, field, found, allowed, nearest ?? ''].join(' | '),
  );
}

test('a config that is right: props with their defaults, the calls, and who is active', async () => {
  const { clusters } = await parse({ one: { name: 'one', ...whole }, two: { name: 'two', ...whole } });
  expect(clusters.map(({ cluster }) => [cluster.name, cluster.active, cluster.ring])).toEqual([
    ['one', true, 1],
    ['two', false, 2],
  ]);
  const [, , app] = clusters[0]?.apps ?? [];
  expect(app).toMatchObject({ props: { size: 3 }, calls: [call('back')] });
});

test('a cluster is parsed without its siblings, when one is asked for', async () => {
  const { clusters } = await parse({ two: { name: 'two', ...whole } });
  expect(clusters.map(({ cluster }) => cluster.name)).toEqual(['two']);
});

test('patches get the place that wrote them', async () => {
  const patch = { object: 'Service a/b', reason: 'because it must be', merge: { spec: null } };
  const { clusters } = await parse({ one: { name: 'one', ...whole, patches: [patch] } });
  expect(clusters[0]?.patches).toEqual([{ ...patch, place: 'clusters/one/cluster.ts', field: 'patches[0]' }]);
});

test.each<[string, unknown, string[]]>([
  [
    'a name that is not that of the folder',
    { name: 'two', ...whole },
    ['clusters/one/cluster.ts | name | "two" | "one", the name of its folder: two clusters can\'t share a name | '],
  ],
  [
    'an unknown field',
    { name: 'one', ...whole, app: [] },
    ['clusters/one/cluster.ts | app | a field named app | one of name, apps, patches | apps'],
  ],
  ['what is no cluster at all', null, ['clusters/one/cluster.ts | default export | null | a value of type object | ']],
  [
    'an app that is not called',
    { name: 'one', apps: [base({}), back] },
    ['clusters/one/cluster.ts | apps[1] | function | an app that is called with its props, such as mesh({}) | '],
  ],
  [
    'an app twice',
    { name: 'one', apps: [base({}), base({})] },
    ['clusters/one/cluster.ts | apps[1] | base a second time | each app once in a cluster | '],
  ],
  [
    'an app without what it needs',
    { name: 'one', apps: [back({ url })] },
    ['clusters/one/cluster.ts | apps | back without base | base beside it: install it in this cluster | '],
  ],
  [
    'wrong props of an app',
    { name: 'one', apps: [base({}), back({ url: '' })] },
    ['clusters/one/cluster.ts | back.url | "" | an https:// URL | '],
  ],
  [
    'a call to an app that is not installed',
    { name: 'one', apps: [front({})] },
    [
      'clusters/fleet.ts | routes[0].to | "back", which is not installed in one | an app that takes requests and is installed there: none; install back there, or remove what calls it | ',
    ],
  ],
  [
    'patches without an object, a reason and a change',
    { name: 'one', ...whole, patches: [{ object: 'b', reason: 'why', merge: [] }] },
    [
      'clusters/one/cluster.ts | patches[0].object | "b" | an object, as `Kind namespace/name` or `Kind name` | ',
      'clusters/one/cluster.ts | patches[0].reason | "why" | a reason of at least 10 characters | ',
      'clusters/one/cluster.ts | patches[0].merge | [] | a value of type record | ',
    ],
  ],
])('%s is refused', async (_, cluster, told) => {
  expect(await mistakes({ one: cluster })).toEqual(told);
});

test('a call that fails in several clusters is one mistake, and an app with wrong props is not said to be missing', async () => {
  const clusters = {
    one: { name: 'one', apps: [front({})] },
    two: { name: 'two', apps: [base({}), front({})] },
  };
  expect(await mistakes(clusters)).toEqual([expect.stringContaining('which is not installed in one, two')]);
  const broken = { name: 'one', apps: [base({}), back({ url: 'x' }), front({})] };
  expect(await mistakes({ one: broken })).toEqual([expect.stringContaining('back.url')]);
});

test('a call to an app that takes no requests', async () => {
  const routes = [{ ...fleet.routes[0], to: 'base' }];
  expect(await mistakes({ one: { name: 'one', ...whole } }, { ...fleet, routes })).toEqual([
    'clusters/fleet.ts | routes[0].to | "base", which takes no requests | an app that takes requests and is installed there: back | back',
  ]);
});

test('folders and the clusters of the fleet must agree', async () => {
  const three = { three: { name: 'three', ...whole } };
  mkdirSync(join(root, 'clusters/three'), { recursive: true });
  writeFileSync(join(root, 'clusters/three/cluster.ts'), '');
  expect(await mistakes(three, fleet, ['one', 'three'])).toEqual([
    'clusters/fleet.ts | clusters.two | a cluster without a file | a file clusters/two/cluster.ts: write it, or remove the cluster here | ',
    'clusters/three/cluster.ts | name | "three" | a cluster that clusters/fleet.ts describes (one, two): add it there, or rename the folder | ',
  ]);
});

test('mistakes of the fleet and of clusters are told together', async () => {
  expect(await mistakes({ one: { name: 'on', ...whole } }, { ...fleet, contact: 'x' })).toEqual([
    expect.stringContaining('clusters/fleet.ts | contact'),
    expect.stringContaining('clusters/one/cluster.ts | name'),
  ]);
});
