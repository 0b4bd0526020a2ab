import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import type { FleetInput } from '@auditorsec/config/testing/small-fleet';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, test } from 'vitest';
import { differences } from './difference.ts';

const config = await loadConfig(repositoryRoot, []);
const written = config.fleet as FleetInput;
const rendered = async (changes: Partial<FleetInput>) =>
  (await render({ ...config, fleet: { ...written, ...changes } })).clusters;

async function changed(changes: Partial<FleetInput>): Promise<string[]> {
  const now = await rendered(changes);
  return (await rendered({})).flatMap(({ files }, index) => differences(files, now[index]?.files ?? []));
}

test('another active cluster flips the writers, the work of the night and the order of DNS, and nothing else', async () => {
  const lines = await changed({ activeCluster: 'eu-west-1' });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../golden/active-cluster.txt');
});

test('no object of AWS is made or deleted by the flip: it would need control planes that may be down', async () => {
  const lines = await changed({ activeCluster: 'eu-west-1' });
  expect(lines.filter((line) => /^[+-] .*\.aws\.m\.upbound\.io_/.test(line))).toEqual([]);
});

test('a cluster that is declared down changes health checks and the order of DNS alone', async () => {
  const lines = await changed({ down: ['ap-southeast-1'] });
  expect(lines.filter((line) => !/(HealthCheck|Record)\.route53\./.test(line))).toEqual([]);
});

test('fields are named where they differ, objects where they come and go', () => {
  const file = (name: string, spec: unknown) => {
    const object = { apiVersion: 'v1', kind: 'Thing', metadata: { name }, spec };
    return { cluster: 'c', app: 'a', path: `c/a/${name}.yaml`, object, source: { config: '', block: '' } };
  };
  const before = [
    file('kept', { a: 1, list: [{ b: 1 }, { b: 2 }], gone: true, longer: [1, 2], text: 'a\nb\n' }),
    file('old', {}),
  ];
  const after = [
    file('kept', { a: 2, list: [{ b: 1 }, { b: 3 }], longer: [2, 3, 4], text: 'a\nc\n' }),
    file('new', {}),
  ];
  expect(differences(before, before)).toEqual([]);
  expect(differences(before, after)).toEqual([
    '~ c/a/kept.yaml spec.a: 1 -> 2',
    '~ c/a/kept.yaml spec.gone: true -> absent',
    '~ c/a/kept.yaml spec.list[1].b: 2 -> 3',
    '~ c/a/kept.yaml spec.longer: without 1',
    '~ c/a/kept.yaml spec.longer: with 3',
    '~ c/a/kept.yaml spec.longer: with 4',
    '~ c/a/kept.yaml spec.text: without "b"',
    '~ c/a/kept.yaml spec.text: with "c"',
    '+ c/a/new.yaml',
    '- c/a/old.yaml',
  ]);
});
