import { expect } from 'vitest';
import { command } from './command.ts';
import type { World } from './world.ts';

/** What a person reads of a step that is refused: the exit code is not 0, nothing has moved, and no stack trace shows. */
export async function refused(world: World, exitCode: number, name: string, ...words: string[]): Promise<string> {
  const before = world.git('ls-remote', 'origin');
  const run = await command(world, name, ...words);
  expect(world.git('ls-remote', 'origin')).toBe(before);
  const said = `${run.stdout}${run.stderr}`;
  expect(said).not.toMatch(/^\s+at /m);
  expect({ exitCode: run.exitCode, said }).toMatchObject({ exitCode });
  const lines = world.named(said).split('\n');
  return lines.filter((line) => !line.startsWith('  ok ')).join('\n');
}
