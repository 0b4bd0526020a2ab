import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { reviewBox } from './testing/box.ts';

const box = reviewBox();
afterAll(() => box.delete());
beforeEach(() => box.restore());

const FOLDER = 'generated/us-east-1/ci-failure-agent';
const SCALER = `${FOLDER}/HorizontalPodAutoscaler.autoscaling_ci-failure_ci-failure-agent.yaml`;
const BUDGET = `${FOLDER}/PodDisruptionBudget.policy_ci-failure_ci-failure-agent.yaml`;

const scale = () => box.edit(SCALER, 'maxReplicas: 60', 'maxReplicas: 80');

test('nothing changed', () => {
  expect(box.run(['diff'])).toMatchObject({ exitCode: 0, stdout: 'Nothing changes in generated/.\n', stderr: '' });
});

test('one field, in the words of a person', () => {
  scale();
  expect(box.run(['diff']).stdout).toMatchInlineSnapshot(`
    "Risk medium
      medium  hosts: api.auditorsec.com, us-east-1.origin.auditorsec.com
      medium  routes: api-v1-read, api-v1-tester-read, api-v1-tester-write and 9 more

    Where
      ap-southeast-1  identical
      eu-west-1       identical
      staging         identical
      us-east-1       1 changed
      rings to move: us-east-1

    Touches
      hosts: api.auditorsec.com, us-east-1.origin.auditorsec.com
      routes: api-v1-read, api-v1-tester-read, api-v1-tester-write, api-v1-write, auth-login-read, auth-login-tester-read, auth-login-tester-write, auth-login-write, healthz-ready-read, healthz-ready-tester-read, healthz-ready-tester-write, healthz-ready-write
      objectives that count them: api-availability, api-latency, health-availability, login-availability

    ci-failure-agent  us-east-1
      ~ HorizontalPodAutoscaler ci-failure/ci-failure-agent
          ~ spec.maxReplicas: 60 → 80

    1 changed in us-east-1; risk medium
    "
  `);
});

test('files that Git does not know yet, and files that are gone, count as well', () => {
  box.write(
    `${FOLDER}/ConfigMap_ci-failure_new.yaml`,
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: new\n  namespace: ci-failure\n',
  );
  box.remove(BUDGET);
  const { stdout } = box.run(['diff']);
  expect(stdout).toContain('  + ConfigMap ci-failure/new');
  expect(stdout).toContain('  - PodDisruptionBudget ci-failure/ci-failure-agent');
  expect(stdout).toContain('1 removed, 1 added in us-east-1; risk medium');
});

test('between two commits, whatever lies in the folder', () => {
  scale();
  box.commit();
  box.edit(SCALER, 'maxReplicas: 80', 'maxReplicas: 99');
  expect(box.run(['diff', 'HEAD~1', '--head', 'HEAD']).stdout).toContain('spec.maxReplicas: 60 → 80');
  expect(box.run(['diff', 'HEAD~1']).stdout).toContain('spec.maxReplicas: 60 → 99');
  expect(box.run(['diff', 'HEAD']).stdout).toContain('spec.maxReplicas: 80 → 99');
  box.git('reset', '--quiet', '--hard', 'HEAD~1');
});

test('of a branch, what was added to main since it left is no change of its own', () => {
  box.git('checkout', '--quiet', '-b', 'branch');
  scale();
  box.commit();
  box.git('checkout', '--quiet', 'main');
  box.remove(BUDGET);
  box.commit();
  box.git('checkout', '--quiet', 'branch');
  expect(box.run(['diff']).stdout).toContain('1 changed in us-east-1; risk medium');
  box.git('checkout', '--quiet', 'main');
  box.git('reset', '--quiet', '--hard', 'HEAD~1');
});

test('--json is one document, and --markdown what a comment takes', () => {
  scale();
  const { stdout } = box.run(['diff', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    command: 'diff',
    ok: true,
    rings: ['us-east-1'],
    risk: { level: 'medium' },
    changes: [
      {
        type: 'changed',
        objects: ['HorizontalPodAutoscaler ci-failure/ci-failure-agent'],
        fields: [{ path: 'spec.maxReplicas', before: 60, after: 80 }],
      },
    ],
  });
  expect(box.run(['diff', '--markdown']).stdout).toMatch(/^## 1 changed in us-east-1; risk medium\n/);
});

test('colours are for terminals, and for those who ask', () => {
  box.remove(BUDGET);
  expect(box.run(['diff']).stdout).not.toContain('\u001b[');
  expect(box.run(['diff'], { FORCE_COLOR: '1' }).stdout).toContain('\u001b[31m- PodDisruptionBudget');
});

test('a reader that closes the pipe ends it without a complaint', () => {
  box.remove('generated/us-east-1/gateway');
  const program = join(repositoryRoot, 'tools/review/main.mjs');
  const script = `"${process.execPath}" "${program}" diff --root "${box.root}" | head -n 1`;
  const { stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', script], { encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: 'Risk high\n', stderr: '' });
});

test('a report is of what the config renders, with the findings of its rules', () => {
  box.edit('clusters/us-east-1/cluster.ts', 'replicas: { min: 12, max: 60 }', 'replicas: { min: 12, max: 70 }');
  const { exitCode, stdout } = box.run(['report']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('spec.maxReplicas: 60 → 70');
  expect(stdout).toMatch(
    /### Capacity.*\n\n.*\n.*\n\| `us-east-1` \| [\d.]+ CPUs, [\d.]+ GiB \| [\d.]+ CPUs, [\d.]+ GiB \|/,
  );
});
