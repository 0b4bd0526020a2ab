import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClusterInput } from '@auditorsec/config/cluster';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { loadConfig } from './load.ts';
import { render } from './render.ts';
import { Sandbox } from './testing/sandbox.ts';

const box = new Sandbox();
const elsewhere = mkdtempSync(join(tmpdir(), 'auditorsec-elsewhere-'));
afterAll(() => {
  box.delete();
  rmSync(elsewhere, { recursive: true });
});

/** The digest of `generated/`, made from nothing. */
function generatedFromNothing(env: Record<string, string>, cwd: string): string {
  box.remove('generated');
  expect(box.run(['generate'], env, cwd)).toMatchObject({ exitCode: 0, stderr: '' });
  return box.digest();
}

const plain = generatedFromNothing({ TZ: 'UTC', LC_ALL: 'C' }, box.root);

test.each<[string, Record<string, string>, string]>([
  ['time zone', { TZ: 'Asia/Kolkata' }, box.root],
  ['Turkish locale, whose i has no dot', { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }, box.root],
  ['Swedish locale, which sorts v with w', { LC_ALL: 'sv_SE.UTF-8', LANG: 'sv_SE.UTF-8' }, box.root],
  ['working directory', {}, elsewhere],
  ['build server', { CI: 'true', FORCE_COLOR: '1' }, box.root],
])('another %s writes the same bytes', (_, env, cwd) => {
  expect(generatedFromNothing(env, cwd)).toBe(plain);
});

test('clusters one by one, in another order, give the same bytes as all at once', () => {
  box.remove('generated');
  for (const cluster of ['us-east-1', 'staging', 'ap-southeast-1', 'eu-west-1']) {
    expect(box.run(['generate', cluster])).toMatchObject({ exitCode: 0, stderr: '' });
  }
  expect(box.digest()).toBe(plain);
});

test('a second run changes nothing', () => {
  expect(generatedFromNothing({}, box.root)).toBe(plain);
  expect(box.run(['generate', '--json']).stdout).not.toMatch(/"(written|removed)": [1-9]/);
  expect(box.digest()).toBe(plain);
});

test('the order of folders, and of apps within a cluster, changes no text', async () => {
  const config = await loadConfig(repositoryRoot, []);
  const texts = async (clusters: Iterable<[string, unknown]>) => {
    const rendered = await render({ ...config, clusters: new Map(clusters) });
    return new Map(rendered.clusters.map(({ name, texts }) => [name, Object.fromEntries(texts)]));
  };
  const expected = await texts(config.clusters);
  const shuffled = fc.tuple(
    ...[...config.clusters].map(([name, written]) => {
      const { apps } = written as ClusterInput;
      return fc.shuffledSubarray([...apps], { minLength: apps.length }).map((apps) => [name, { name, apps }] as const);
    }),
  );
  await fc.assert(
    fc.asyncProperty(shuffled, fc.boolean(), async (clusters, isReversed) => {
      const entries = clusters.map(([name, cluster]): [string, unknown] => [name, cluster]);
      expect(await texts(isReversed ? entries.toReversed() : entries)).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});
