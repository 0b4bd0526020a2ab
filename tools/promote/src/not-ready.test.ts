import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { EXIT } from './exit-codes.ts';
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
const notReady = () => refused(world, EXIT.notReady, 'promote', 'eu');

test('an Application that is out of sync, or not healthy', async () => {
  world.answers.applications('ap', [live(undefined, 'Degraded', 'OutOfSync')]);
  expect(await notReady()).toMatchInlineSnapshot(`
    "promote eu: <first> -> <value 1>, 1 commit
      no  applications  of ap:
        shop is OutOfSync and Degraded
    Nothing was moved.
    "
  `);
});

test('an Application that runs another commit', async () => {
  world.answers.applications('ap', [live(world.at('us'))]);
  expect(await notReady()).toMatchInlineSnapshot(`
    "promote eu: <first> -> <value 1>, 1 commit
      no  applications  of ap:
        shop is at <first>
    Nothing was moved.
    "
  `);
});

test('an Application that is missing', async () => {
  world.answers.applications('ap', []);
  expect(await notReady()).toMatchInlineSnapshot(`
    "promote eu: <first> -> <value 1>, 1 commit
      no  applications  of ap:
        shop is not there
    Nothing was moved.
    "
  `);
});

test('an Application of another branch', async () => {
  const application = live();
  application.status.sync.comparedTo.source.targetRevision = 'main';
  world.answers.applications('ap', [application]);
  expect(await notReady()).toMatchInlineSnapshot(`
    "promote eu: <first> -> <value 1>, 1 commit
      no  applications  of ap:
        shop was compared with another source than <value 1> says
    Nothing was moved.
    "
  `);
});

test('a ring that runs the change for a moment only', async () => {
  const application = live();
  application.status.operationState.finishedAt = new Date(Date.now() - 1000).toISOString();
  world.answers.applications('ap', [application]);
  expect(await notReady()).toMatchInlineSnapshot(`
    "promote eu: <first> -> <value 1>, 1 commit
      no  soak          ap has to run it for 30m: try again in 30 min
    Nothing was moved.
    "
  `);
});

test('objectives that burn', async () => {
  world.answers.burning.add('ap');
  expect(await notReady()).toMatchInlineSnapshot(`
    "promote eu: <first> -> <value 1>, 1 commit
      no  objectives    availability of ap burned within 30m: look at Grafana, then mend it or npm run rollback -- ap
    Nothing was moved.
    "
  `);
  world.answers.burning.clear();
});

test('checks of main that have failed, or still run', async () => {
  world.change('2');
  world.answers.conclusion = 'failure';
  expect(await refused(world, EXIT.notReady, 'promote', 'ap')).toMatchInlineSnapshot(`
    "promote ap: <value 1> -> <value 2>, 1 commit
      no  checks        of <value 2> not passed: test (failure)
    Nothing was moved.
    "
  `);
  world.answers.conclusion = null;
  expect(await refused(world, EXIT.notReady, 'promote', 'ap')).toContain('test (in_progress)');
  world.answers.conclusion = 'success';
});
