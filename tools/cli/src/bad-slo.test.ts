import { afterAll, expect, test } from 'vitest';
import { refused } from './testing/refused.ts';
import { Sandbox } from './testing/sandbox.ts';

const box = new Sandbox();
afterAll(() => box.delete());

/** What is shown after the first objective was replaced. */
const after = (objective: string) =>
  refused(box, () => box.edit('clusters/fleet.ts', "{ routes: ['/api/v1/'], good: 'answered' }", objective));

test('an objective above 100%, and one that leaves no budget', () => {
  expect(after("{ routes: ['/api/v1/'], good: 'answered', objective: '100.1%' }")).toMatchInlineSnapshot(`
    "clusters/fleet.ts:52:78  slos.api-availability.objective
      found    "100.1%"
      allowed  a percentage from 0% to 100%, such as 99.99%

    1 mistake in the config; nothing was written.
    "
  `);
  expect(after("{ routes: ['/api/v1/'], good: 'answered', objective: '100%' }")).toMatchInlineSnapshot(`
    "clusters/fleet.ts:52:78  slos.api-availability.objective
      found    "100%"
      allowed  more than 0% and less than 100%: at 100% no request may ever fail

    1 mistake in the config; nothing was written.
    "
  `);
});

test('an objective of a route that does not exist', () => {
  expect(after("{ routes: ['/api/v2/'], good: 'answered' }")).toMatchInlineSnapshot(`
    "clusters/fleet.ts:52:36  slos.api-availability.routes[0]
      found    "/api/v2/"
      allowed  a path of a route, such as /api/v1/

    1 mistake in the config; nothing was written.
    "
  `);
});

test('an objective so low that it would never page', () => {
  expect(after("{ routes: ['/api/v1/'], good: 'answered', objective: '90%' }")).toMatchInlineSnapshot(`
    "clusters/fleet.ts  slos.api-availability.objective
      found    90%
      allowed  more than 93.0556%: a page asks for 14.4 times the allowed errors, more than all requests

    1 mistake in the config; nothing was written.
    "
  `);
});
