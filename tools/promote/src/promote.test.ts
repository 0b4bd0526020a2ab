import { afterAll, expect, test } from 'vitest';
import { command } from './testing/command.ts';
import { World } from './testing/world.ts';

const world = await World.start();
afterAll(() => world.stop());

test('a change goes from main through the rings in their order, each step with a tag that says who, from where, to where and why', async () => {
  const commit = world.git('rev-parse', 'HEAD');
  for (const ring of ['ap', 'eu', 'us', 'global']) {
    const before = ['ap', 'eu', 'us', 'global'].map((name) => world.at(name));
    const run = await command(world, 'promote', ring);
    console.log(run.stdout, run.stderr);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(world.at(ring)).toBe(commit);
    expect(['ap', 'eu', 'us', 'global'].filter((name, index) => world.at(name) !== before[index])).toEqual([ring]);
    world.settle();
  }
});
