import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Sandbox } from '@auditorsec/cli/testing/sandbox';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asks } from './watched.ts';

const WITHIN = 60_000;
const sandbox = new Sandbox();
let program: ChildProcess;
let seen = '';

/** What the program says from now on, until it waits again. */
async function answer(): Promise<string> {
  while (!seen.includes('waiting for a save')) {
    const [chunk] = (await once(program.stdout ?? program, 'data')) as [Buffer];
    seen += chunk.toString();
  }
  const text = seen;
  seen = '';
  return text;
}

beforeAll(async () => {
  program = spawn(process.execPath, [join(repositoryRoot, 'tools/dev/main.mjs'), '--root', sandbox.root], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await answer();
}, WITHIN);

afterAll(() => {
  program.kill('SIGKILL');
  sandbox.delete();
});

test('a save is rendered and written, and the fields that it changed are shown', { timeout: WITHIN }, async () => {
  sandbox.edit('clusters/us-east-1/cluster.ts', 'replicas: { min: 6, max: 24 }', 'replicas: { min: 7, max: 24 }');
  expect(await answer()).toContain('spec.minReplicas: 6 → 7');
  const scaler = 'generated/us-east-1/gateway/HorizontalPodAutoscaler.autoscaling_istio-ingress_istio-ingress.yaml';
  expect(sandbox.read(scaler)).toContain('minReplicas: 7');
});

test('a mistake is told with its place, and nothing is written', { timeout: WITHIN }, async () => {
  sandbox.edit('clusters/us-east-1/cluster.ts', 'min: 7, max: 24', 'min: 7, max: 3');
  expect(await answer()).toMatch(/clusters\/us-east-1\/cluster\.ts:\d+/);
  sandbox.edit('clusters/us-east-1/cluster.ts', 'min: 7, max: 3 }', 'min: 7, max: 3 ');
  expect(await answer()).toContain("can't be read");
  sandbox.edit('clusters/us-east-1/cluster.ts', 'min: 7, max: 3 ', 'min: 8, max: 24 }');
  expect(await answer()).toContain('spec.minReplicas: 7 → 8');
});

test('it ends when it is told to, and leaves no process behind', { timeout: WITHIN }, async () => {
  program.kill('SIGTERM');
  const [exitCode] = (await once(program, 'exit')) as [number];
  expect(exitCode).toBe(0);
});

test.each([
  ['clusters/fleet.ts', 'step'],
  ['apps/gateway/src/gateway.ts', 'step'],
  ['libs/checks/src/registry.ts', 'fresh step'],
  ['libs/checks/src/registry.test.ts', 'nothing'],
  ['libs/checks/README.md', 'nothing'],
  ['tools/proofs/src/main.ts', 'nothing'],
])('a save of %s asks for: %s', (path, wanted) => {
  expect(asks(path)).toBe(wanted);
});
