import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { CLI, Sandbox } from './testing/sandbox.ts';

const box = new Sandbox();
afterAll(() => box.delete());

const GENERATED = join(box.root, 'generated');

/** Starts `generate` and sends the signal this many milliseconds after its first sign of writing. Returns how it ended. */
async function killed(signal: 'SIGINT' | 'SIGKILL', moment: number): Promise<unknown> {
  const child = spawn(process.execPath, [CLI, 'generate', '--root', box.root], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', (code, by) => resolve(by ?? code)));
  await Promise.race([firstChange(), ended]);
  await sleep(moment);
  child.kill(signal);
  return ended;
}

function firstChange(): Promise<unknown> {
  return new Promise((resolve) => {
    const watcher = watch(existsSync(GENERATED) ? GENERATED : box.root, () => {
      watcher.close();
      resolve(undefined);
    });
  });
}

test('killed at any moment, by Ctrl-C or for good, the next run ends with exactly the tree that was asked for', async () => {
  box.edit('clusters/fleet.ts', "contact: 'platform@auditorsec.com'", "contact: 'someone@auditorsec.com'");
  box.edit('clusters/fleet.ts', '10.16.240.0/20', '10.16.192.0/20');
  expect(box.run(['generate']).exitCode).toBe(0);
  const wanted = box.digest();
  const ends: unknown[] = [];
  for (const round of Array.from({ length: 8 }, (_, index) => index)) {
    // All files are new, which takes longer, or a few differ from the last commit.
    const isNew = round % 2 === 0;
    if (isNew) box.remove('generated');
    else box.git('checkout', '--quiet', '--', 'generated');
    const moment = Math.random() * (isNew ? 60 : 10);
    ends.push(await killed(round % 4 < 2 ? 'SIGKILL' : 'SIGINT', moment));
    const { exitCode, stderr } = box.run(['generate']);
    expect({ round, moment, exitCode, stderr }).toEqual({ round, moment, exitCode: 0, stderr: '' });
    expect(box.digest()).toBe(wanted);
  }
  // The loop proves nothing unless processes were killed before their end.
  expect(ends.filter((end) => end === 'SIGKILL' || end === 'SIGINT').length).toBeGreaterThan(0);
}, 120_000);
