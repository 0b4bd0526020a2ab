import { afterAll, beforeAll, expect, test } from 'vitest';
import { command } from './testing/command.ts';
import { RINGS } from './testing/shop.ts';
import { World } from './testing/world.ts';

const world = await World.start();
const first = world.git('rev-parse', 'HEAD');
beforeAll(() => world.promoteAll(), 60_000);
afterAll(() => world.stop());

test('a change goes from main through the rings in their order, one at a time', async () => {
  const commit = world.change('1');
  for (const [index, ring] of RINGS.entries()) {
    expect(await command(world, 'promote', ring)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(RINGS.map((name) => world.at(name) === commit)).toEqual(RINGS.map((_, position) => position <= index));
    world.settle();
  }
});

test('every step leaves an annotated tag that says who, from where, to where, and what was asked', () => {
  expect(world.tags().sort()).toEqual(RINGS.flatMap((ring) => [`history/${ring}/1`, `history/${ring}/2`]).sort());
  world.git('fetch', '--quiet', 'origin', 'refs/tags/*:refs/tags/*');
  const [headline, ...json] = world
    .git('tag', '--list', '--format=%(taggername) %(contents)', 'history/eu/2')
    .split('\n');
  expect(headline).toBe(`Ada promote eu ${first.slice(0, 8)} -> ${world.at('eu')?.slice(0, 8)}`);
  const entry = JSON.parse(json.join('\n')) as { gates: { gate: string }[] };
  expect(entry).toMatchObject({ kind: 'promote', from: first, to: world.at('eu') });
  expect(entry.gates.map(({ gate }) => gate)).toEqual([
    'order',
    'fast-forward',
    'freeze',
    'hours',
    'rollback',
    'rules',
    'applications',
    'soak',
    'objectives',
  ]);
});

test('what a ring has already is no step', async () => {
  const tags = world.tags();
  const run = await command(world, 'promote', 'eu');
  expect(run).toMatchObject({ exitCode: 0, stdout: `eu has ${world.at('eu')?.slice(0, 8)} already.\n` });
  expect(world.tags()).toEqual(tags);
});

test('a dry run shows commits, objects and gates, and moves nothing', async () => {
  world.write(
    'generated/ap/shop/ConfigMap_shop_prices.yaml',
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: prices\n  namespace: shop\n',
  );
  world.change('2');
  const refs = world.git('ls-remote', 'origin');
  const run = await command(world, 'promote', 'ap', '--dry-run');
  expect(world.named(run.stdout)).toMatchInlineSnapshot(`
    "promote ap: <value 1> -> <value 2>, 1 commit
      ok  order         <value 2> is on main
      ok  fast-forward  ring/ap goes from <value 1> to <value 2>
      ok  freeze        ap is not frozen
      ok  hours         not within <day> 00:00 to <day> 00:01 UTC
      ok  rollback      nothing that was rolled back comes again
      ok  rules         3 regions, each from its own commit, in agreement
      ok  checks        1 passed on <value 2>

      <value 2> value 2

    ap: 1 added, 1 changed
      shop
        + ConfigMap shop/prices
        ~ ConfigMap shop/settings
    eu: 1 changed
    us: 1 changed
    global: nothing changes
    Nothing was moved: a dry run. It would go.
    "
  `);
  expect(run.exitCode).toBe(0);
  expect(world.git('ls-remote', 'origin')).toBe(refs);
});

test('rings shows where each stands, and machines get the same', async () => {
  world.answers.applications('us', undefined);
  const { stdout } = await command(world, 'rings');
  expect(world.named(stdout)).toMatchInlineSnapshot(`
    "ring    commit    since  behind  frozen  health
    ap      <value 1>  2 h    1       -       1 of ap are Synced and Healthy at <value 1>
    eu      <value 1>  2 h    0       -       1 of eu are Synced and Healthy at <value 1>
    us      <value 1>  2 h    0       -       unknown: The connection to the server was refused
    global  <value 1>  2 h    0       -       of eu:
        dns-global is not there
    "
  `);
  const { rings } = JSON.parse((await command(world, 'rings', '--json')).stdout) as { rings: object[] };
  expect(rings[0]).toEqual({
    ring: 'ap',
    commit: world.at('ap'),
    hours: 2,
    behind: 1,
    well: true,
    health: `1 of ap are Synced and Healthy at ${world.at('ap')?.slice(0, 8)}`,
  });
  world.settle();
});
