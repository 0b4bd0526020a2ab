import { spawnSync } from 'node:child_process';
import { afterAll, expect, test } from 'vitest';
import { CLI, Sandbox } from './testing/sandbox.ts';

const box = new Sandbox();
afterAll(() => box.delete());

const CLUSTER = 'clusters/us-east-1/cluster.ts';

/** Runs a shell script as root with mounts of its own, which end with it. `$generate` is the command line. */
function withMounts(script: string) {
  const generate = `"${process.execPath}" "${CLI}" generate us-east-1`;
  const words = ['--mount', 'sh', '-euc', script, 'sh', box.root];
  return spawnSync('unshare', words, { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', generate } });
}

/** Root may write everywhere and others may not mount: each has one way to make a folder unwritable. */
const isRoot = process.getuid?.() === 0;
const mayMount = isRoot && spawnSync('unshare', ['--mount', 'true']).status === 0;

test.runIf(mayMount)('a read-only file system', () => {
  box.edit(CLUSTER, "cpu: '500m'", "cpu: '600m'");
  const before = box.digest();
  const { status, stderr } = withMounts(`
    mount --bind "$1/generated" "$1/generated"
    mount -o remount,bind,ro "$1/generated"
    eval "$generate" --root '"$1"'`);
  expect(status).toBe(1);
  expect(stderr).toMatchInlineSnapshot(`
    "generated: the file system is read-only (EROFS, mkdir). Nothing was changed: run where it can be written, then run the same command again
    "
  `);
  expect(box.digest()).toBe(before);
  box.restore();
});

test.skipIf(isRoot)('a folder without the right to write', () => {
  box.edit(CLUSTER, "cpu: '500m'", "cpu: '600m'");
  const before = box.digest();
  const folder = `${box.root}/generated`;
  spawnSync('chmod', ['-R', 'a-w', folder]);
  const { exitCode, stderr } = box.run(['generate']);
  spawnSync('chmod', ['-R', 'u+w', folder]);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^generated.*: no permission \(EACCES, \w+\)\. Nothing was changed: give yourself the right/);
  expect(box.digest()).toBe(before);
  box.restore();
});

test.runIf(mayMount)('a full disk: nothing changes, and once there is room the same command does all', () => {
  box.edit(CLUSTER, "cpu: '500m'", "cpu: '600m'");
  const { status, stdout, stderr } = withMounts(`
    mkdir -p "$1/disk"
    mount -t tmpfs -o size=8m none "$1/disk"
    mkdir "$1/disk/generated"
    cp -r "$1/clusters" "$1/node_modules" "$1/package.json" "$1/disk" 2>&1
    cp -r "$1/generated/us-east-1" "$1/disk/generated"
    cp -r "$1/disk/generated" "$1/before"
    cat /dev/zero >"$1/disk/filler" 2>&1 || echo full
    eval "$generate" --root '"$1/disk"' >&2 || echo "exit code $?"
    rm "$1/disk/filler"
    diff -r --exclude=.staging "$1/before" "$1/disk/generated" && echo unchanged
    eval "$generate" --root '"$1/disk"'
    cp -r "$1/disk/generated" "$1/after"`);
  expect(stderr).toMatchInlineSnapshot(`
    "generated: the disk is full (ENOSPC, write). Nothing was changed: free some space, then run the same command again
    "
  `);
  expect(stdout).toMatch(/full\nexit code 1\nunchanged\nus-east-1 .* [1-9]\d* written/s);
  expect(status).toBe(0);
  expect(box.run(['generate', 'us-east-1']).exitCode).toBe(0);
  expect(spawnSync('diff', ['-r', `${box.root}/after/us-east-1`, `${box.root}/generated/us-east-1`]).status).toBe(0);
  for (const folder of ['disk', 'before', 'after']) box.remove(folder);
  box.restore();
});
