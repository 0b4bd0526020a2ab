import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXIT } from './exit-codes.ts';
import { command } from './testing/command.ts';
import { refused } from './testing/refused.ts';
import { World } from './testing/world.ts';

const world = await World.start();
const first = world.git('rev-parse', 'HEAD');
beforeAll(async () => {
  await world.promoteAll();
  world.change('bad');
  for (const ring of ['ap', 'eu']) {
    await command(world, 'promote', ring);
    world.settle();
  }
}, 60_000);
afterAll(() => world.stop());

const WHY = ['--reason', 'checkout fails in Asia'];

test('a ring that later ones have followed goes back after them', async () => {
  expect(await refused(world, EXIT.order, 'rollback', 'ap', ...WHY)).toMatchInlineSnapshot(`
    "rollback ap: <value bad> -> <first> (history/ap/1)
      no  order  later rings have what goes. The last goes back first:
        npm run rollback -- eu --reason '…'
    Nothing was moved.
    "
  `);
});

test('what was never in the history of a ring is nothing to go back to', async () => {
  expect(await refused(world, EXIT.call, 'rollback', 'eu', '--to', 'history/ap/1', ...WHY)).toMatchInlineSnapshot(`
    "There is no earlier tag of ring/eu history/ap/1. There are history/eu/1; did you mean history/eu/1?
    "
  `);
  expect(await refused(world, EXIT.order, 'rollback', 'us', ...WHY)).toMatchInlineSnapshot(`
    "us has no commit before <first> in its history, so there is nothing to roll back to. Revert the change on main and promote that
    "
  `);
});

test('a ring goes back to the commit before, with a tag that says why', async () => {
  const bad = world.at('eu');
  const run = await command(world, 'rollback', 'eu', ...WHY);
  expect(world.named(run.stdout)).toMatchInlineSnapshot(`
    "rollback eu: <value bad> -> <first> (history/eu/1)
      ok  order  no later ring has what goes
      ok  rules  3 regions, each from its own commit, in agreement
    eu is moved back. It waits for what mends <value bad>: npm run promote -- eu --fix COMMIT
    "
  `);
  expect(run.exitCode).toBe(0);
  expect(world.at('eu')).toBe(first);
  world.git('fetch', '--quiet', 'origin', 'refs/tags/*:refs/tags/*');
  const message = world.git('tag', '--list', '--format=%(contents:body)', 'history/eu/3');
  expect(JSON.parse(message)).toEqual({ kind: 'rollback', from: bad, to: first, reason: WHY[1], gates: undefined });
});

test('a ring whose branch somebody pushed goes back to where it began', async () => {
  const began = await World.start();
  const commit = began.git('rev-parse', 'HEAD');
  began.git('push', '--quiet', 'origin', 'HEAD:refs/heads/ring/ap');
  began.change('bad');
  expect((await command(began, 'promote', 'ap')).exitCode).toBe(0);
  expect(await command(began, 'rollback', 'ap', ...WHY)).toMatchObject({ exitCode: 0 });
  expect(began.at('ap')).toBe(commit);
  await began.stop();
});

test('it waits for a commit that is named as the fix, and that comes after the bad one', async () => {
  world.settle();
  expect(await refused(world, EXIT.frozen, 'promote', 'eu')).toMatchInlineSnapshot(`
    "promote eu: <first> -> <value bad>, 1 commit
      no  rollback      eu was rolled back from <value bad> (history/eu/3). Name the commit that mends it, made after <value bad> and held by <value bad>: --fix COMMIT
    Nothing was moved.
    "
  `);
  expect(await refused(world, EXIT.frozen, 'promote', 'eu', '--fix', first)).toContain('rolled back');
  expect((await command(world, 'rings')).stdout).toContain('frozen: rolled back from');
});

test('with its fix it goes on, and from then on nobody has to name the fix again', async () => {
  const fix = world.change('mended');
  expect((await command(world, 'promote', 'ap')).exitCode).toBe(0);
  world.settle();
  expect((await command(world, 'promote', 'eu', '--fix', fix)).exitCode).toBe(0);
  world.settle();
  expect(await command(world, 'promote', 'us')).toMatchObject({ exitCode: 0 });
  expect(world.at('us')).toBe(fix);
});

test('of two who move a ring at once one wins, and the other is told', async () => {
  world.settle();
  const commit = world.change('raced');
  const runs = await Promise.all([
    command(world, 'promote', 'ap'),
    command(world, 'freeze', 'ap', '--reason', 'sale until Monday'),
  ]);
  const codes = runs.map(({ exitCode }) => exitCode);
  // Both may win one after the other; a loser says so, and its step is as if it had never been.
  for (const code of codes) expect([0, EXIT.diverged, EXIT.frozen]).toContain(code);
  expect(codes).toContain(0);
  expect(world.tags().filter((tag) => tag.startsWith('history/ap/'))).toHaveLength(
    3 + codes.filter((code) => code === 0).length,
  );
  expect(world.at('ap') === commit).toBe(codes[0] === 0);
});
