import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sandbox } from '@auditorsec/cli/testing/sandbox';
import { afterAll, expect, test } from 'vitest';
import { EXIT } from './exit-codes.ts';
import { command } from './testing/command.ts';

/* On the real config: which files a failover touches is what it renders. */

const box = new Sandbox();
const remote = mkdtempSync(join(tmpdir(), 'auditorsec-remote-'));
const env = { GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.com' };
const called = { options: ['--root', box.root], env };
afterAll(() => {
  box.delete();
  rmSync(remote, { recursive: true });
});

const WHY = ['--emergency', '--reason', 'us-east-1 answers nobody'];
const FLEET = 'clusters/fleet.ts';
const git = (...words: string[]) => spawnSync('git', ['-C', box.root, ...words], { encoding: 'utf8' }).stdout.trim();
const at = (ring: string) => git('ls-remote', 'origin', `refs/heads/ring/${ring}`).split('\t')[0];
const promote = (ring: string) => command(called, 'promote', ring, '--to', 'HEAD', ...WHY);

/** Renders what was edited, and commits it on what the rings have. */
function commitRendered(): string {
  const run = box.run(['generate']);
  if (run.exitCode !== 0) throw new Error(run.stdout + run.stderr);
  if (git('status', '--porcelain')) box.commit();
  return git('rev-parse', 'HEAD');
}

commitRendered();
spawnSync('git', ['init', '--quiet', '--bare', remote]);
box.git('remote', 'add', 'origin', remote);
for (const branch of ['main', 'staging', 'ap-southeast-1', 'eu-west-1', 'us-east-1', 'global'].map((name) =>
  name === 'main' ? name : `ring/${name}`,
))
  box.git('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);

test('without a region that is declared down there is no emergency', async () => {
  box.edit('clusters/eu-west-1/cluster.ts', 'replicas: { min: 8, max: 40 }', 'replicas: { min: 9, max: 40 }');
  commitRendered();
  const run = await command(called, 'promote', 'eu-west-1', '--to', 'HEAD', ...WHY);
  expect(run.exitCode).toBe(EXIT.order);
  expect(run.stdout).toContain('declares no region down: name it in down of clusters/fleet.ts');
}, 120_000);

test('what the failover does not touch stays where it is: the step is refused, and names the files', async () => {
  const before = at('eu-west-1');
  box.edit(FLEET, "activeCluster: 'us-east-1'", "activeCluster: 'eu-west-1',\n  down: ['us-east-1']");
  commitRendered();
  const run = await promote('eu-west-1');
  expect(run.exitCode).toBe(EXIT.tree);
  expect(run.stdout).toContain(
    "failover doesn't touch what would change too:\n    generated/eu-west-1/ci-failure-agent/",
  );
  expect(at('eu-west-1')).toBe(before);
}, 120_000);

test('the failover alone reaches every ring at once, whatever the rings before it have, and the reason is kept', async () => {
  box.edit('clusters/eu-west-1/cluster.ts', 'replicas: { min: 9, max: 40 }', 'replicas: { min: 8, max: 40 }');
  commitRendered();
  for (const ring of ['eu-west-1', 'ap-southeast-1', 'global']) {
    const run = await promote(ring);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(at(ring)).toBe(git('rev-parse', 'HEAD'));
  }
  git('fetch', '--quiet', 'origin', 'refs/tags/*:refs/tags/*');
  const entry = JSON.parse(git('tag', '--list', '--format=%(contents:body)', 'history/eu-west-1/1')) as object;
  expect(entry).toMatchObject({ kind: 'promote', emergency: true, reason: 'us-east-1 answers nobody' });
}, 240_000);

test('the files must be those of the commit: another checkout would say something else of the failover', async () => {
  box.edit(FLEET, 'headroom: 4', 'headroom: 5');
  const run = await promote('us-east-1');
  expect(run.exitCode).toBe(EXIT.call);
  expect(run.stderr).toContain('git switch --detach');
}, 120_000);
