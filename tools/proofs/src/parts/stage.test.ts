import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

/** A run whose only part does not end when it is asked to. */
const RUN = `
import { readFileSync } from 'node:fs';
import { Stage } from ${JSON.stringify(new URL('stage.ts', import.meta.url).href)};
const deaf = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("up")';
const part = await new Stage().start('deaf', process.execPath, ['--eval', deaf]);
await part.ready(async () => readFileSync(part.log, 'utf8').includes('up'), { what: 'the part' });
console.log(part.pid);
`;

test('a run that is stopped twice ends at once and leaves no part running', async () => {
  const run = spawn(process.execPath, ['--input-type=module', '--eval', RUN], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed] = (await once(run.stdout, 'data')) as [Buffer];
  const exit = once(run, 'exit');
  run.kill('SIGTERM');
  const again = setInterval(() => run.kill('SIGTERM'), 50);
  expect(await exit).toEqual([143, null]);
  clearInterval(again);
  await expect.poll(() => isRunning(Number(printed)), { timeout: 4000 }).toBe(false);
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
