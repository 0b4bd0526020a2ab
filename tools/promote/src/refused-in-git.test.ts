import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXIT } from './exit-codes.ts';
import { command } from './testing/command.ts';
import { refused } from './testing/refused.ts';
import { World } from './testing/world.ts';

const world = await World.start();
beforeAll(() => world.promoteAll(), 60_000);
afterAll(() => world.stop());

test('a step that would skip a ring', async () => {
  const commit = world.change('1');
  expect(await refused(world, EXIT.order, 'promote', 'eu', '--to', commit)).toMatchInlineSnapshot(`
    "promote eu: <first> -> <value 1>, 1 commit
      no  order         it would skip ap, which has <first> and not <value 1>. Promote ap first: npm run promote -- ap
    Nothing was moved.
    "
  `);
});

test('a refusal for machines, one document with every gate', async () => {
  const { exitCode, stdout } = await command(world, 'promote', 'eu', '--to', 'main', '--json');
  expect(exitCode).toBe(EXIT.order);
  expect(JSON.parse(stdout)).toMatchObject({
    command: 'promote',
    ok: false,
    ring: 'eu',
    moved: false,
    gates: [{ gate: 'order', no: 'order' }, { gate: 'fast-forward' }],
  });
});

test('a commit that is not on main', async () => {
  const commit = world.commit('local');
  world.git('branch', 'local');
  world.git('reset', '--quiet', '--hard', 'origin/main');
  expect(await refused(world, EXIT.order, 'promote', 'ap', '--to', commit)).toMatchInlineSnapshot(`
    "promote ap: <first> -> <local>, 2 commits
      no  order         <local> is not on main: merge it first
    Nothing was moved.
    "
  `);
});

test('a commit that the ring before has left behind', async () => {
  expect((await command(world, 'promote', 'ap')).exitCode).toBe(0);
  const older = world.at('ap') ?? '';
  world.change('2');
  expect((await command(world, 'promote', 'ap')).exitCode).toBe(0);
  expect(await refused(world, EXIT.order, 'promote', 'eu', '--to', older)).toMatchInlineSnapshot(`
    "promote eu: <first> -> <value 1>, 1 commit
      no  order         ap has gone on to <value 2>, so nothing shows how it does with <value 1>. Promote what it has: npm run promote -- eu
    Nothing was moved.
    "
  `);
});

test('a promotion that would go backwards', async () => {
  expect(await refused(world, EXIT.diverged, 'promote', 'ap', '--to', world.at('eu') ?? '')).toMatchInlineSnapshot(`
    "promote ap: <value 2> -> <first>, 0 commits
      no  fast-forward  ring/ap is at <value 2>, ahead of <first>. The way back is npm run rollback -- ap
    Nothing was moved.
    "
  `);
});

test('a frozen ring', async () => {
  expect((await command(world, 'freeze', 'ap', '--reason', 'sale until Monday')).stdout).toBe('ap is frozen.\n');
  world.change('3');
  expect(await refused(world, EXIT.frozen, 'promote', 'ap')).toMatchInlineSnapshot(`
    "promote ap: <value 2> -> <value 3>, 1 commit
      no  freeze        ap is frozen by Ada <ada@example.com>: sale until Monday. End it: npm run unfreeze -- ap --reason '…'
    Nothing was moved.
    "
  `);
  expect((await command(world, 'unfreeze', 'ap', '--reason', 'sale is over now')).exitCode).toBe(0);
});

test('a step that makes the regions break a rule', async () => {
  world.git('rm', '--quiet', 'generated/ap/delivery/Application.argoproj.io_argocd_shop.yaml');
  world.merge('without the shop');
  expect(await refused(world, EXIT.tree, 'promote', 'ap')).toMatchInlineSnapshot(`
    "promote ap: <value 2> -> <without the shop>, 2 commits
      no  rules         the regions would no longer agree:
        no-unnamed-deletion  ap  Application argocd/shop
          Argo CD deletes it as soon as its ring has this change, and with it the care for all that it installed, which nobody updates or heals any more. Keep it, or name it in exceptions of clusters/fleet.ts until the last ring has this change.
          file  generated/ap/delivery/Application.argoproj.io_argocd_shop.yaml
          rule  docs/checks/no-unnamed-deletion.md
    Nothing was moved.
    "
  `);
});

test('a branch that was moved by hand', async () => {
  world.git('push', '--quiet', 'origin', 'main:ring/us');
  expect(await refused(world, EXIT.diverged, 'promote', 'us')).toMatchInlineSnapshot(`
    "promote us: <without the shop> -> <first>, 0 commits
      no  fast-forward  ring/us stands at <without the shop>, but history/us/1, its last step, left it at <first>: it was moved by hand. Put it back: git push --force-with-lease=ring/us:<without the shop> origin <first>:refs/heads/ring/us
    Nothing was moved.
    "
  `);
});

test('a branch with commits of its own', async () => {
  world.git('switch', '--quiet', '--detach', 'origin/ring/eu');
  const own = world.commit('by hand');
  world.git('push', '--quiet', 'origin', `${own}:ring/eu`);
  for (const tag of world.tags()) world.git('push', '--quiet', 'origin', `:refs/tags/${tag}`);
  expect(await refused(world, EXIT.diverged, 'promote', 'eu')).toMatchInlineSnapshot(`
    "promote eu: <by hand> -> <value 2>, 2 commits
      no  fast-forward  ring/eu has commits that <value 2> lacks (git log <value 2>..<by hand>), and a promotion loses nothing. Merge <by hand> into main, and promote from there
    Nothing was moved.
    "
  `);
});

test('a history that nobody can read', async () => {
  world.git('tag', '--annotate', '--message', 'hello', 'history/ap/1');
  world.git('push', '--quiet', 'origin', 'history/ap/1');
  expect(await refused(world, EXIT.diverged, 'promote', 'ap')).toMatchInlineSnapshot(`
    "The tag history/ap/1 is no record of a promotion, and nothing is moved while the history can't be read. Look at it with git show history/ap/1; delete it if nobody needs it.
    "
  `);
});
