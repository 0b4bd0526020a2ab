import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { Checkout } from '../testing/checkout.ts';
import { nx } from '../testing/nx.ts';

// Nx and vitest are started for real, on a checkout of their own.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let checkout: Checkout;
beforeAll(() => {
  checkout = new Checkout(repositoryRoot);
});
afterEach(() => checkout.reset());
afterAll(() => checkout[Symbol.dispose]());

const add = (generator: string, ...words: string[]) =>
  nx(checkout.root, ['g', `@auditorsec/nx-plugin:${generator}`, ...words]);

function node(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: checkout.root, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}
const generate = () => node('tools/cli/main.mjs', 'generate');
const read = (file: string) => readFileSync(join(checkout.root, file), 'utf8');

const CLUSTER = 'clusters/eu-north-1/cluster.ts';

/** What AWS would have named. */
function fillIn(): void {
  let count = 10;
  checkout.edit(CLUSTER, (text) =>
    text
      .replace(
        "secretsKey: 'TODO'",
        "secretsKey: 'arn:aws:kms:eu-north-1:111122223333:key/e8a37d15-4c92-4b0e-b6f1-2d7c8e9f0a13'",
      )
      .replace("vpc: 'TODO'", "vpc: 'vpc-0c35f9f00f79842e5'")
      .replaceAll("'TODO'", () => `'subnet-0b1c2d3e4f5a6b7${count++}'`),
  );
  checkout.edit('clusters/fleet.ts', (text) =>
    text
      .replace("database: 'TODO'", "database: 'a.cluster-ro-b.eu-north-1.rds.amazonaws.com'")
      .replace("write: 'TODO'", "write: 'a.proxy-b.eu-north-1.rds.amazonaws.com'")
      .replace("read: 'TODO'", "read: 'a-read-only.endpoint.proxy-b.eu-north-1.rds.amazonaws.com'")
      .replace("cache: 'TODO'", "cache: 'replica.a.b.eun1.cache.amazonaws.com'")
      .replace("cacheWriter: 'TODO'", "cacheWriter: 'master.a.b.eun1.cache.amazonaws.com'")
      .replace("sessions: 'TODO'", "sessions: 'master.s.b.eun1.cache.amazonaws.com'"),
  );
}

test('a cluster renders once the values are there that only a person can know, and not before', async () => {
  const { code, output } = await add('cluster', 'eu-north-1', '--from=ap-southeast-1');
  expect(code, output).toBe(0);
  expect(output).toMatch(/clusters\/eu-north-1\/cluster\.ts:\d+ {2}secretsKey: 'TODO',/);
  expect(read('clusters/fleet.ts')).toMatch(/'eu-north-1': \{\n.*\n {6}region: 'eu-north-1',\n {6}role: 'tertiary',/);
  const refused = generate();
  expect(refused.status).toBe(1);
  const places = output.matchAll(/ {2}(clusters\/fleet\.ts:\d+) {2}/g);
  for (const [, place = ''] of places) expect(refused.output).toContain(`${place}:`);

  fillIn();
  // What AWS allows no fourth region is said by the rules, and nothing else.
  expect(generate().output).toMatch(
    /^match-global-members .*\n {2}ElastiCache refuses it[\s\S]*\n1 finding; nothing was written\.$/m,
  );
  checkout.edit('clusters/fleet.ts', (text) =>
    text.replace(
      'exceptions: [',
      `exceptions: [
    {
      rule: 'match-global-members',
      object: 'eu-west-1 ReplicationGroup platform-aws/ci-failure',
      reason: 'AWS has raised the limit of regions for us',
      expires: '2999-12-31',
    },`,
    ),
  );
  const written = generate();
  expect(written.status, written.output).toBe(0);
  expect(existsSync(join(checkout.root, 'generated/eu-north-1/index.json'))).toBe(true);
});

test('a cluster that is there is not written over, and one to copy that is not there is named with the nearest', async () => {
  const twice = await add('cluster', 'eu-west-1', '--from=ap-southeast-1');
  expect(twice.output).toContain('There is a cluster eu-west-1 already: clusters/eu-west-1/cluster.ts');
  const nowhere = await add('cluster', 'eu-north-1', '--from=ap-southest-1');
  expect(nowhere.output).toContain('did you mean ap-southeast-1?');
  expect([twice.code, nowhere.code]).toEqual([1, 1]);
  expect(checkout.changed()).toEqual([]);
});

test('a service is installed beside its model, and renders once its image is known', async () => {
  const { code, output } = await add('service', 'report-api', '--from=ci-failure-agent');
  expect(code, output).toBe(0);
  expect(output).toMatch(/clusters\/us-east-1\/cluster\.ts:\d+ {2}image: 'TODO',/);
  // As npm install does it.
  symlinkSync('../../apps/report-api', join(checkout.root, 'node_modules/@auditorsec/report-api'));
  expect(generate().output).toMatch(/report-api\.image\n {2}found {4}"TODO"/);
  for (const cluster of ['us-east-1', 'eu-west-1', 'ap-southeast-1', 'staging'])
    checkout.edit(`clusters/${cluster}/cluster.ts`, (text) =>
      text.replace("'TODO'", `'ghcr.io/auditorsec/report-api:1.0.0@sha256:${'0123456789abcdef'.repeat(4)}'`),
    );
  const written = generate();
  expect(written.status, written.output).toBe(0);
  expect(read('generated/us-east-1/report-api/Deployment.apps_ci-failure_report-api.yaml')).toContain(
    'report-api:1.0.0',
  );
  const own = node('node_modules/vitest/vitest.mjs', 'run', 'apps/report-api');
  expect(own.status, own.output).toBe(0);
});

const BREAKS = "--breaks=old ReplicaSets pile up, and a rollback can't tell them apart";

test('a check judges at once: its tests, its mutation and the style of its files pass', async () => {
  const kind = ['--kind=Deployment.apps', '--field=spec.revisionHistoryLimit'];
  const { code, output } = await add('check', 'require-history-limit', ...kind, BREAKS);
  expect(code, output).toBe(0);
  const tests = ['libs/checks/src/rules/require-history-limit.test.ts', 'tools/mutations/src/mutations.test.ts'];
  const run = node('node_modules/vitest/vitest.mjs', 'run', ...tests);
  expect(run.status, run.output).toBe(0);
  const files = ['libs/checks/src/registry.ts', 'libs/checks/src/rules/require-history-limit.ts', 'tools/mutations'];
  const style = node('node_modules/@biomejs/biome/bin/biome', 'check', ...files);
  expect(style.status, style.output).toBe(0);
});

test('a check that nothing here would prove is refused, and writes nothing', async () => {
  const kind = ['--kind=Deployment', '--field=spec.revisionHistoryLimit'];
  const { code, output } = await add('check', 'require-history-limit', ...kind, BREAKS);
  expect(code).toBe(1);
  expect(output).toContain('No Deployment in generated/us-east-1 sets spec.revisionHistoryLimit');
  expect(checkout.changed()).toEqual([]);
});
