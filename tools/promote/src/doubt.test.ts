import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { EXIT } from './exit-codes.ts';
import { startAnswers } from './testing/answers.ts';
import { command } from './testing/command.ts';
import { refused } from './testing/refused.ts';
import { liveApplication } from './testing/shop.ts';
import { World } from './testing/world.ts';

const world = await World.start();
beforeAll(async () => {
  await world.promoteAll();
  world.change('1');
  await command(world, 'promote', 'ap');
}, 60_000);
beforeEach(() => world.settle());
afterAll(() => world.stop());

const live = (...[revision, health, sync]: [string?, string?, string?]) =>
  liveApplication('ap', revision ?? world.at('ap') ?? '', health, sync);
test('an Application without a status, or with one of long ago', async () => {
  world.answers.applications('ap', [{ metadata: { name: 'shop' } }]);
  expect(await refused(world, EXIT.doubt, 'promote', 'eu')).toMatchInlineSnapshot(`
    "promote eu: <first> -> <value 1>, 1 commit
      no  applications  of ap:
        shop has no status: Argo CD has not looked at it
    Nothing was moved.
    "
  `);
  const application = live();
  application.status.reconciledAt = '2026-01-01T00:00:00Z';
  world.answers.applications('ap', [application]);
  expect(await refused(world, EXIT.doubt, 'promote', 'eu')).toMatchInlineSnapshot(`
    "promote eu: <first> -> <value 1>, 1 commit
      no  applications  of ap:
        shop was last looked at on 2026-01-01T00:00:00Z: is the application controller well?
    Nothing was moved.
    "
  `);
});

test('objectives without a record', async () => {
  world.answers.silent.add('ap');
  expect(await refused(world, EXIT.doubt, 'promote', 'eu')).toMatchInlineSnapshot(`
    "promote eu: <first> -> <value 1>, 1 commit
      no  objectives    Prometheus of ap has 0 of 108 records of requests within 30m: nobody can say how it does
    Nothing was moved.
    "
  `);
  world.answers.silent.clear();
});

test('no network to Argo CD and Prometheus', async () => {
  world.answers.applications('ap', undefined);
  const gone = await startAnswers();
  await gone.stop();
  const said = await refused(world, EXIT.doubt, 'promote', 'eu', '--prometheus', `ap=${gone.url}`);
  expect(said.replaceAll(gone.url.slice('http://'.length), '<gone>')).toMatchInlineSnapshot(`
    "promote eu: <first> -> <value 1>, 1 commit
      no  applications  The connection to the server was refused
      no  objectives    http://<gone>/api/v1/query does not answer: connect ECONNREFUSED <gone>
    Nothing was moved.
    "
  `);
}, 60_000);

test('no network to the remote', async () => {
  world.git('remote', 'set-url', 'origin', `${world.folder}/gone.git`);
  const run = await command(world, 'promote', 'eu');
  expect(run.exitCode).toBe(EXIT.doubt);
  expect(world.named(run.stderr)).toMatchInlineSnapshot(`
    "The remote origin does not answer, so nothing is moved: fatal: '<folder>/gone.git' does not appear to be a git repository fatal: Could not read from remote repository.  Please make sure you have the correct access rights and the repository exists.
    "
  `);
});
