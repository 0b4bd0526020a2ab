import { expect, test } from 'vitest';
import { fleetSchema } from './fleet.ts';
import { type FleetInput, smallFleet, smallMember } from './testing/small-fleet.ts';

const fleet: FleetInput = {
  ...smallFleet,
  activeCluster: 'virginia',
  globalCluster: 'ireland',
  clusters: { virginia: smallMember('primary', 2), ireland: { ...smallMember('secondary', 1), region: 'eu-west-1' } },
};
const refusals = (change: Partial<FleetInput>) =>
  fleetSchema
    .safeParse({ ...fleet, ...change })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

test('global resources have an owner outside us-east-1, where the control planes are that a failover must not need', () => {
  expect(refusals({})).toBeUndefined();
  expect(refusals({ globalCluster: 'virginia' })).toEqual([
    expect.stringMatching(/^globalCluster: a cluster outside us-east-1/),
  ]);
  expect(refusals({ globalCluster: 'irelnd' })).toEqual(['globalCluster: a cluster of this fleet, such as ireland']);
});

test('the active cluster is not down, and what is down is a cluster', () => {
  expect(refusals({ down: ['ireland'] })).toBeUndefined();
  expect(refusals({ down: ['virginia'] })).toEqual([
    "down.0: a cluster that isn't active: move activeCluster from virginia first",
  ]);
  expect(refusals({ down: ['tokyo'] })).toEqual(['down.0: one of virginia, ireland']);
});

test('every host lies in the zone', () => {
  expect(refusals({ dns: { zone: 'example.org', zoneId: 'Z0EXAMPLE' } })).toEqual(
    ['api', 'app', 'origins'].map((name) => `hosts.${name}: a name in the zone example.org`),
  );
});
