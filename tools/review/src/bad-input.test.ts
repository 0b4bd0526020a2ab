import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { afterAll, expect, test } from 'vitest';
import { reviewBox } from './testing/box.ts';

const box = reviewBox();
box.git('tag', 'start');
afterAll(() => box.delete());
const backToStart = () => box.git('reset', '--quiet', '--hard', 'start');

const AGENT = 'generated/us-east-1/ci-failure-agent/Deployment.apps_ci-failure_ci-failure-agent.yaml';

/** What a person reads of a call that is refused: on standard error alone, without a stack. */
function refused(words: readonly string[], exitCode: number): string {
  const run = box.run(words);
  expect(run).toMatchObject({ exitCode, stdout: '' });
  expect(run.stderr).not.toMatch(/^\s+at /m);
  return run.stderr.replaceAll(/[0-9a-f]{10}(?=[: ])/g, '<commit>');
}

test('an unknown base', () => {
  expect(refused(['diff', 'mian'], 2)).toMatchInlineSnapshot(`
    "There is no commit mian. There are main, start; did you mean main?
    Any commit, branch or tag will do.
    "
  `);
  expect(refused(['report', 'mian'], 2)).toContain('did you mean main?');
  expect(refused(['diff', 'main', '--head', 'HEAD~7'], 2)).toContain('There is no commit HEAD~7.');
});

test('an unknown option, a second base, and a command that is not there', () => {
  expect(refused(['diff', '--markdwn'], 2)).toMatchInlineSnapshot(`
    "There is no option --markdwn. There are --head, --markdown, --html, --json, --root, --help; did you mean --markdown?
    See --help.
    "
  `);
  expect(refused(['diff', 'main', 'HEAD'], 2)).toMatchInlineSnapshot(`
    "One commit to compare with, not 2; the other is --head
    See --help.
    "
  `);
  expect(refused(['dif'], 2)).toMatchInlineSnapshot(`
    "There is no command dif. There are diff, report; did you mean diff?
    "
  `);
  expect(refused(['report', '--head', 'main'], 2)).toMatchInlineSnapshot(`
    "A report is of what the config renders here: check out that commit, or use npm run diff
    "
  `);
});

test('a base whose manifests hold no YAML, or no object: all of them are named', () => {
  box.edit(AGENT, 'kind: Deployment', 'kind: Deployment\n<<<<<<< ours');
  box.write('generated/eu-west-1/gateway/ConfigMap_shop_empty.yaml', '# nothing\n');
  box.commit();
  box.git('checkout', '--quiet', 'HEAD~1', '--', 'generated');
  box.git('rm', '--quiet', '-f', 'generated/eu-west-1/gateway/ConfigMap_shop_empty.yaml');
  box.commit();
  expect(refused(['diff', 'HEAD~1'], 1)).toMatchInlineSnapshot(`
    "<commit>:generated/eu-west-1/gateway/ConfigMap_shop_empty.yaml: no Kubernetes object
    <commit>:generated/us-east-1/ci-failure-agent/Deployment.apps_ci-failure_ci-failure-agent.yaml: Implicit keys need to be on a single line at line 4, column 1
    These files hold no manifest. Compare with another commit, or mend them there.
    "
  `);
  expect(refused(['report', 'HEAD~1'], 1)).toContain('These files hold no manifest.');
  backToStart();
});

test('manifests in the folder that hold no YAML', () => {
  box.edit(AGENT, 'kind: Deployment', 'kind: Deployment\n======= theirs');
  expect(refused(['diff'], 1)).toMatchInlineSnapshot(`
    "generated/us-east-1/ci-failure-agent/Deployment.apps_ci-failure_ci-failure-agent.yaml: Implicit keys need to be on a single line at line 4, column 1
    These files hold no manifest. Make them anew: npm run generate.
    "
  `);
  box.restore();
});

test('a base from before there was a generated/', () => {
  box.git('rm', '-r', '--quiet', '--cached', 'generated');
  box.git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message', 'without');
  box.git('tag', 'without');
  box.commit();
  expect(refused(['diff', 'without'], 2)).toMatchInlineSnapshot(`
    "Commit <commit> (without) has no generated/: there is nothing to compare with; name a later one
    "
  `);
  backToStart();
});

test('no branch called main', () => {
  box.git('branch', '--move', 'trunk');
  expect(refused(['diff'], 2)).toMatchInlineSnapshot(`
    "There is neither origin/main nor main: name a commit, such as npm run diff -- HEAD~1
    Any commit, branch or tag will do.
    "
  `);
  box.git('branch', '--move', 'main');
});

test('a shallow clone says how to get the rest', () => {
  box.edit(AGENT, 'revisionHistoryLimit: 5', 'revisionHistoryLimit: 7');
  box.commit();
  const clone = mkdtempSync(join(tmpdir(), 'auditorsec-shallow-'));
  const git = ['clone', '--quiet', '--depth', '1', `file://${box.root}`, clone];
  expect(spawnSync('git', git, { encoding: 'utf8' })).toMatchObject({ status: 0 });
  const program = join(repositoryRoot, 'tools/review/main.mjs');
  const words = [program, 'diff', 'HEAD~1', '--root', clone];
  const { status, stderr } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
  expect(status).toBe(2);
  expect(stderr).toMatchInlineSnapshot(`
    "There is no commit HEAD~1. There are main, origin/HEAD, origin/main
    This clone is shallow; get the rest with git fetch --unshallow (in CI: fetch-depth: 0)
    "
  `);
  rmSync(clone, { recursive: true });
  backToStart();
});
