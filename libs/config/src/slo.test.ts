import { expect, test } from 'vitest';
import { fleetSchema } from './fleet.ts';
import { slosOf } from './slo.ts';
import { type FleetInput, smallFleet } from './testing/small-fleet.ts';

const api = { routes: ['/v1/'], good: 'answered' as const };
const refusals = (slos: FleetInput['slos'], change: Partial<FleetInput> = {}) =>
  fleetSchema
    .safeParse({ ...smallFleet, slos, ...change })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

test('objectives come from the targets of the fleet, and the budget is what they leave', () => {
  const slos = { 'api-availability': api, 'api-latency': { ...api, good: 'fast' as const } };
  const common = { service: 'shop', routes: ['v1'], window: '30d' };
  expect(slosOf(fleetSchema.parse({ ...smallFleet, slos }))).toEqual([
    { ...common, name: 'api-availability', good: 'answered', objective: 0.999, budget: 0.001 },
    { ...common, name: 'api-latency', good: 'fast', objective: 0.99, budget: 0.01, below: 100 },
  ]);
});

test('an objective of its own wins over the target', () => {
  const fleet = fleetSchema.parse({ ...smallFleet, slos: { a: { ...api, objective: '99.99%', window: '7d' } } });
  expect(slosOf(fleet)[0]).toMatchObject({ objective: 0.9999, budget: 0.0001, window: '7d' });
});

test('100% and 0% are no objectives, and what is above is no percentage', () => {
  const message = 'more than 0% and less than 100%: at 100% no request may ever fail';
  for (const objective of ['100%', '0%'])
    expect(refusals({ a: { ...api, objective } })).toEqual([`slos.a.objective: ${message}`]);
  expect(refusals({ a: { ...api, objective: '100.1%' } })).toEqual([
    'slos.a.objective: a percentage from 0% to 100%, such as 99.99%',
  ]);
});

test('an objective of a route that is not there is refused, with the nearest that is', () => {
  expect(refusals({ a: { ...api, routes: ['/v2/'] } })).toEqual(['slos.a.routes.0: a path of a route, such as /v1/']);
});

test('the routes of one objective lead to one app', () => {
  const routes = [...smallFleet.routes, { path: '/pay/', to: 'till', access: 'public' as const }];
  expect(refusals({ a: { ...api, routes: ['/v1/', '/pay/'] } }, { routes })).toEqual([
    'slos.a.routes: routes to one app, not to shop and till',
  ]);
});

test('a latency that Istio has no bucket for is refused where an objective counts by it, and only there', () => {
  const targets = { ...smallFleet.targets, latency: '120ms' };
  expect(refusals({ a: api }, { targets })).toBeUndefined();
  expect(refusals({ a: { ...api, good: 'fast' } }, { targets })?.[0]).toMatch(/^targets.latency: a bound of Istio's/);
});
