import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judge } from '@auditorsec/cli/judge';
import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import { pricesIn } from '@auditorsec/cost-tool/price-files';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, onTestFinished, test } from 'vitest';
import { clusterNames, commonPath, makeRepository, writeCluster } from './synthetic.ts';

function repository(count: number): string {
  const root = mkdtempSync(join(tmpdir(), 'auditorsec-synthetic-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  makeRepository(root, count);
  return root;
}

test('synthetic clusters pass every rule, hold the same files and differ in content', async () => {
  const rendered = await render(await loadConfig(repository(8), []));
  expect(judge(rendered, ['cluster', 'fleet'])).toMatchObject({ findings: [], stale: [] });
  const [first, ...others] = rendered.clusters.map(
    ({ texts }) => new Map([...texts].map(([path, text]) => [commonPath(path), text])),
  );
  for (const texts of others) {
    expect([...texts.keys()]).toEqual([...(first?.keys() ?? [])]);
    expect([...texts].filter(([path, text]) => first?.get(path) !== text).length).toBeGreaterThan(5);
  }
});

test('a report has prices to reckon with', () => {
  expect(pricesIn(repository(1))).toEqual(pricesIn(repositoryRoot));
});

test('a variant changes the replicas of one cluster and nothing else', () => {
  const root = repository(3);
  const [, name = ''] = clusterNames(3);
  const read = () => readFileSync(join(root, 'clusters', name, 'cluster.ts'), 'utf8');
  const before = read();
  writeCluster(root, name, 1, 1);
  const withoutReplicas = (text: string) => text.replaceAll(/(min|max): \d+/g, '$1');
  expect(read()).not.toBe(before);
  expect(withoutReplicas(read())).toBe(withoutReplicas(before));
});
