import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { locate } from './locate.ts';

const root = mkdtempSync(join(tmpdir(), 'auditorsec-locate-'));
afterAll(() => rmSync(root, { recursive: true }));

const FILE = 'cluster.ts';
writeFileSync(
  join(root, FILE),
  `import { defineCluster } from 'x';
const shared = { cpu: '1' };
const size = { min: 1 };

export default defineCluster({
  name: 'ü', 'quoted-key': 1,
  network: { vpc: 'a', data: 'b' },
  apps: [
    mesh({}),
    gateway({
      replicas: { min: 3, max: 12 },
      resources: { ...shared, memory: '1Gi' },
      size,
      ports: [80, ...more, 443],
      [computed]: 5,
      limits: { cpu: '2', ...shared },
    }), agent({ image: 'i' }),
  ],
});
`,
);

const inCluster = (...path: (string | number)[]) => locate(root, FILE, 'defineCluster', undefined, path);
const inGateway = (...path: (string | number)[]) => locate(root, FILE, undefined, 10, path);

test.each([
  [['name'], '6:9'],
  [['quoted-key'], '6:28'],
  [['network', 'data'], '7:30'],
  [['apps'], '8:9'],
  [['apps', 0], '9:5'],
])('the field %j of the call is found', async (path, place) => {
  expect(await inCluster(...path)).toBe(`${FILE}:${place}`);
});

test.each([
  [['replicas', 'min'], '11:24'],
  [['ports', 0], '14:15'],
])('the field %j inside the call of an app is found by its line', async (path, place) => {
  expect(await inGateway(...path)).toBe(`${FILE}:${place}`);
});

test.each([
  ['a missing field', ['replicas', 'step'], '11:17'],
  ['a spread object', ['resources', 'cpu'], '12:18'],
  ['a value that stands elsewhere', ['size', 'min'], '13:7'],
  ['a spread list', ['ports', 1], '14:14'],
  ['an item behind a spread list', ['ports', 2], '14:14'],
  ['a field that a later spread may replace', ['limits', 'cpu'], '16:15'],
  ['a computed name', ['computed'], '10:13'],
  ['nothing at all', [], '10:13'],
])('%s falls back to the nearest place around it', async (_, path, place) => {
  expect(await inGateway(...path)).toBe(`${FILE}:${place}`);
});

test('of several calls on a line the outermost first is meant', async () => {
  expect(await locate(root, FILE, undefined, 17, ['image'])).toBe(`${FILE}:17:24`);
});

test('without such a call the line, or else the file, is all that is known', async () => {
  expect(await locate(root, FILE, undefined, 2, ['cpu'])).toBe(`${FILE}:2`);
  expect(await locate(root, FILE, 'defineFleet', undefined, ['hosts'])).toBe(FILE);
  expect(await locate(root, 'nowhere.ts', 'defineFleet', undefined, ['hosts'])).toBe('nowhere.ts');
});
