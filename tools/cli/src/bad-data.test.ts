import { afterAll, expect, test } from 'vitest';
import { refused } from './testing/refused.ts';
import { Sandbox } from './testing/sandbox.ts';

const box = new Sandbox();
afterAll(() => box.delete());

const US = 'clusters/us-east-1/cluster.ts';
const EU = 'clusters/eu-west-1/cluster.ts';

const withoutLines = (text: string) => text.replaceAll(/\.ts:\d+(:\d+)?/g, '.ts:LINE');
const after = (from: string, to: string) => withoutLines(refused(box, () => box.edit(US, from, to)));

/** What a rule says after an object was patched past the block that made it. */
function patched(rule: string, object: string, forProvider: object): string {
  const patch = { object, reason: 'tried by hand first', merge: { spec: { forProvider } } };
  box.edit(EU, 'apps: [', `patches: [${JSON.stringify(patch)}],\n  apps: [`);
  const before = box.digest();
  const { exitCode, stdout } = box.run(['generate']);
  expect(exitCode).toBe(1);
  expect(box.digest()).toBe(before);
  box.restore();
  const findings = stdout.split('\n\n').filter((text) => text.startsWith(rule));
  return withoutLines(findings.join('\n\n'));
}

test('a cache node type that Global Datastore refuses', () => {
  expect(after('data({', "data({\n      cache: { nodeType: 'cache.t4g.medium' },")).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:LINE  data.cache.nodeType
      found    "cache.t4g.medium"
      allowed  a node type of a Global Datastore: large or above of m5, m6g, m7g, r5, r6g, r6gd, r7g, c7gn

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a rotation of secrets above 90 days', () => {
  expect(after('data({', 'data({\n      rotation: { days: 120 },')).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:LINE  data.rotation.days
      found    120
      allowed  21 to 90 days: pods read a new value within two weeks, and no value may be older than 90 days

    1 mistake in the config; nothing was written.
    "
  `);
});

test('pools that outgrow the database', () => {
  expect(after('    ciFailureWorker({', '    ciFailureWorker({\n      connections: 100,')).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:LINE  data.database.instanceClass
      found    db.r7g.large, which has 973 connections for pools
      allowed  pools of at most 973 connections together: the pods of this region may open 4300 (ci-failure-agent 300, ci-failure-worker 4000)

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a member of the database with another version of its engine', () => {
  const version = { engineVersion: '17.5' };
  expect(patched('match-global-members', 'Cluster platform-aws/ci-failure', version)).toMatchInlineSnapshot(`
    "match-global-members  eu-west-1  Cluster platform-aws/ci-failure  spec.forProvider.engineVersion
      Aurora refuses to fail over to it or from it: it has version 17.5, the global database 17.7. Give all of them one version.
      config  clusters/eu-west-1/cluster.ts:LINE
      made by apps/data/src/database.ts:LINE
      file    generated/eu-west-1/data/Cluster.rds.aws.m.upbound.io_platform-aws_ci-failure.yaml
      rule    docs/checks/match-global-members.md"
  `);
});

test('a database that may be deleted', () => {
  const unprotected = { deletionProtection: false };
  expect(patched('require-kept-data', 'Cluster platform-aws/ci-failure', unprotected)).toMatchInlineSnapshot(`
    "require-kept-data  eu-west-1  Cluster platform-aws/ci-failure  spec.forProvider.deletionProtection
      AWS deletes it at one call. Write true.
      config  clusters/eu-west-1/cluster.ts:LINE
      made by apps/data/src/database.ts:LINE
      file    generated/eu-west-1/data/Cluster.rds.aws.m.upbound.io_platform-aws_ci-failure.yaml
      rule    docs/checks/require-kept-data.md"
  `);
});
