import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXIT } from './exit-codes.ts';
import { refused } from './testing/refused.ts';
import { World } from './testing/world.ts';

const world = await World.start();
beforeAll(() => world.promoteAll(), 60_000);
afterAll(() => world.stop());

const called = (name: string, ...words: string[]) => refused(world, EXIT.call, name, ...words);

test('a ring that does not exist', async () => {
  expect(await called('promote', 'globl')).toMatchInlineSnapshot(`
    "There is no ring globl. There are ap, eu, us, global; did you mean global?
    "
  `);
  expect(await called('rollback', 'mars', '--reason', 'a reason for it')).toMatchInlineSnapshot(`
    "There is no ring mars. There are ap, eu, us, global
    "
  `);
});

test('no ring, and two', async () => {
  expect(await called('promote')).toMatchInlineSnapshot(`
    "promote needs a ring: one of ap, eu, us, global
    "
  `);
  expect(await called('promote', 'ap', 'eu')).toMatchInlineSnapshot(`
    "One ring at a time; eu would be the next
    "
  `);
});

test('an unknown command, and an unknown option', async () => {
  expect(await called('promot', 'ap')).toMatchInlineSnapshot(`
    "There is no command promot. There are promote, rollback, freeze, unfreeze, rings; did you mean promote?
    "
  `);
  expect(await called('promote', 'ap', '--dryrun')).toContain('did you mean --dry-run?');
});

test('a commit that is none', async () => {
  expect(await called('promote', 'ap', '--to', 'mian')).toMatchInlineSnapshot(`
    "There is no commit mian in this clone. Give a branch, a tag or an id that git log shows
    "
  `);
});

test('steps backwards and freezes without a reason', async () => {
  expect(await called('rollback', 'eu')).toMatchInlineSnapshot(`
    "rollback needs --reason with at least 10 characters: who reads the history wants to know
    "
  `);
  expect(await called('freeze', 'eu', '--reason', 'because')).toContain('freeze needs --reason');
  expect(await called('promote', 'eu', '--emergency')).toContain('promote needs --reason');
});

test('a Prometheus without a cluster', async () => {
  expect(await called('promote', 'eu', '--prometheus', 'http://localhost:9090')).toMatchInlineSnapshot(`
    "--prometheus http://localhost:9090 is no CLUSTER=URL, such as us-east-1=https://prometheus.example.com
    "
  `);
});

test('a shallow clone, which cannot tell what contains what', async () => {
  const shallow = `${world.folder}/shallow`;
  world.change('1');
  world.git('clone', '--quiet', '--depth=1', `file://${world.remote}`, shallow);
  expect(await called('promote', 'ap', '--root', shallow)).toMatchInlineSnapshot(`
    "This clone is shallow, so nobody can tell what contains what. Run git fetch --unshallow
    "
  `);
});

test('a fleet that this checkout cannot read', async () => {
  world.write('clusters/fleet.ts', 'export default { clusters: 1 };\n');
  world.merge('broken fleet');
  expect(await called('promote', 'ap')).toMatchInlineSnapshot(`
    "clusters/fleet.ts of <broken fleet> can't be read by the code of this checkout: hosts: Invalid input: expected object, received undefined. Check that commit out and run npm ci, then try again
    "
  `);
});
