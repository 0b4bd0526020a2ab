import { expect, test } from 'vitest';
import { fleetOf } from './environment-fleet.ts';
import { fleetSchema } from './fleet.ts';
import { type FleetInput, smallFleet, smallMember } from './testing/small-fleet.ts';

const staging: FleetInput['staging'] = {
  hosts: { api: 'api.staging.example.com', app: 'app.staging.example.com', origins: 'staging.example.com' },
  aws: { account: '444455556666' },
  dns: { zone: 'staging.example.com', zoneId: 'Z0TRIAL' },
  grafana: 'https://grafana.staging.example.com',
  requestsPerSecond: 5,
  workingHours: { timeZone: 'America/New_York', from: '07:00', until: '20:00' },
};
const trial = { ...smallMember('primary', 0), environment: 'staging' as const };
const clusters = { 'us-east-1': smallMember('primary', 1), trial };
const fleet: FleetInput = { ...smallFleet, globalCluster: undefined, staging, clusters };

const refusals = (change: Partial<FleetInput>) =>
  fleetSchema
    .safeParse({ ...fleet, ...change })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

test('each environment sees its own clusters alone, and staging is reached, loaded and watched by itself', () => {
  const parsed = fleetSchema.parse(fleet);
  expect(fleetOf(parsed, 'production')).toEqual({
    ...parsed,
    clusters: { 'us-east-1': parsed.clusters['us-east-1'] },
    staging: undefined,
  });
  const seen = fleetOf(parsed, 'staging');
  expect(seen).toMatchObject({
    activeCluster: 'trial',
    hosts: staging?.hosts,
    aws: staging?.aws,
    dns: { zone: 'staging.example.com', routing: 'failover' },
    tokens: { audiences: ['api.staging.example.com'], issuer: 'https://example.com' },
    targets: { requestsPerSecond: 5, latency: '100ms' },
    failover: { namespaces: [], order: {} },
    links: { grafana: 'https://grafana.staging.example.com', runbooks: 'https://runbooks.example.com' },
  });
  expect(Object.keys(seen.clusters)).toEqual(['trial']);
});

test('what leads clients or data elsewhere names clusters of production alone', () => {
  expect(refusals({ activeCluster: 'trial' })).toEqual(['activeCluster: one of us-east-1']);
  expect(refusals({ down: ['trial'] })).toEqual(['down.0: one of us-east-1']);
  const order = { 'us-east-1': ['trial'] };
  expect(refusals({ failover: { namespaces: ['shop'], order } })).toEqual([
    'failover.order.us-east-1.0: one of us-east-1',
  ]);
});

test('a staging cluster needs what is its own, and what is its own needs a cluster', () => {
  expect(refusals({ staging: undefined })).toEqual([
    'staging: what trial has of its own: hosts, account, zone, load and hours',
  ]);
  expect(refusals({ clusters: { 'us-east-1': smallMember('primary', 1) } })).toEqual([
    'staging: a cluster with environment staging, or no such field',
  ]);
  expect(refusals({ clusters: { ...clusters, other: { ...trial, region: 'eu-west-1' } } })).toContain(
    'clusters.other.environment: production: trial is the staging cluster, and two would share its hosts',
  );
});

test('staging comes first, and production never before it', () => {
  expect(refusals({ clusters: { 'us-east-1': smallMember('primary', 0), trial: { ...trial, ring: 1 } } })).toEqual([
    "clusters.us-east-1.ring: a whole number from 1: ring 0 is staging's",
    'clusters.trial.ring: 0: what staging has not tried goes nowhere',
  ]);
});

test('clients of production never reach staging by its hosts, which lie in the same zone', () => {
  const hosts = { api: 'api.example.com', app: 'app.elsewhere.com', origins: 'staging.example.com' };
  expect(refusals({ staging: staging && { ...staging, hosts } })).toEqual([
    'staging.hosts.api: a name in the zone staging.example.com',
    'staging.hosts.api: a host that production does not have',
    'staging.hosts.app: a name in the zone staging.example.com',
  ]);
});

test('staging has an account of its own, or it would take over what has the same names', () => {
  expect(refusals({ staging: staging && { ...staging, aws: { account: '111122223333' } } })).toEqual([
    "staging.aws.account: another account than production's: staging would take over the database of its name",
  ]);
});

test('hours have a time zone with a summer, and end on the day on which they begin', () => {
  const hours = (change: object) =>
    refusals({ staging: staging && { ...staging, workingHours: { ...staging.workingHours, ...change } } });
  expect(hours({ timeZone: 'New York' })).toEqual([
    expect.stringMatching(/^staging\.workingHours\.timeZone: a time zone/),
  ]);
  expect(hours({ from: '20:00', until: '07:00' })).toEqual([
    'staging.workingHours.until: two hours after from or later, on the same day',
  ]);
  expect(hours({ from: '24:00' })).toContain(
    'staging.workingHours.from: a time of day from 00:00 to 23:59, such as 07:00',
  );
});
