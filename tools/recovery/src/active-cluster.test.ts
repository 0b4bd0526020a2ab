import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import type { FleetInput } from '@auditorsec/config/testing/small-fleet';
import { changeLines } from '@auditorsec/diff/lines';
import type { ObjectChange } from '@auditorsec/diff/object-change';
import { treeDiff } from '@auditorsec/diff/tree-diff';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, test } from 'vitest';

const config = await loadConfig(repositoryRoot, []);
const written = config.fleet as FleetInput;
const rendered = async (changes: Partial<FleetInput>) =>
  (await render({ ...config, fleet: { ...written, ...changes } })).clusters;

/** Where the fleet writes is a matter of the day: a flip that is in force is no reason to fail. */
const BEFORE: Partial<FleetInput> = { activeCluster: 'us-east-1', down: [] };

async function changed(changes: Partial<FleetInput>): Promise<ObjectChange[]> {
  const [before, after] = [await rendered(BEFORE), await rendered({ ...BEFORE, ...changes })];
  return treeDiff(
    before.flatMap(({ files }) => files),
    after.flatMap(({ files }) => files),
  );
}

test('another active cluster flips the writers, the work of the night and the order of DNS, and nothing else', async () => {
  const changes = await changed({ activeCluster: 'eu-west-1' });
  const lines = changes.flatMap((change) => [
    `${change.type} ${change.path}`,
    ...changeLines(change).map(({ sign, text }) => `  ${sign} ${text}`),
  ]);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../golden/active-cluster.txt');
});

test('no object of AWS is made or deleted by the flip: it would need control planes that may be down', async () => {
  const changes = await changed({ activeCluster: 'eu-west-1' });
  const made = changes.filter(({ type, kind }) => type !== 'changed' && kind.endsWith('.aws.m.upbound.io'));
  expect(made.map(({ path }) => path)).toEqual([]);
});

test('a cluster that is declared down changes health checks and the order of DNS alone', async () => {
  const changes = await changed({ down: ['ap-southeast-1'] });
  expect(changes.length).toBeGreaterThan(0);
  expect(changes.filter(({ kind }) => !/^(HealthCheck|Record)\.route53\./.test(kind)).map(({ path }) => path)).toEqual(
    [],
  );
});
