import { expect, test } from 'vitest';
import { fleetSchema } from './fleet.ts';
import { type FleetInput, smallFleet, smallMember } from './testing/small-fleet.ts';

const scopes = { read: 'shop:read', write: 'shop:write' };

const fleet: FleetInput = {
  ...smallFleet,
  activeCluster: 'one',
  routes: [{ path: '/api/', to: 'agent', access: 'token', scopes }],
  clusters: { one: smallMember('primary', 2), two: smallMember('secondary', 1) },
};

const refusals = (change: Partial<FleetInput>) =>
  fleetSchema
    .safeParse({ ...fleet, ...change })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

test('a fleet is accepted as it is, with no exceptions and nobody to take over', () => {
  const failover = { namespaces: [], order: {}, residency: [] };
  expect(fleetSchema.parse(fleet)).toMatchObject({ ...fleet, exceptions: [], failover });
});

test('the active cluster must be one of the fleet', () => {
  expect(refusals({ activeCluster: 'three' })).toEqual(['activeCluster: one of one, two']);
});

test('exactly one cluster is primary', () => {
  expect(refusals({ clusters: { one: smallMember('secondary', 1) } })).toEqual([
    'clusters: exactly one primary, not none',
  ]);
  expect(refusals({ clusters: { one: smallMember('primary', 1), two: smallMember('primary', 2) } })).toEqual([
    'clusters: exactly one primary, not one and two',
  ]);
});

test('every cluster has a ring of its own, from 1', () => {
  expect(refusals({ clusters: { one: smallMember('primary', 1), two: smallMember('secondary', 1) } })).toEqual([
    'clusters.two.ring: a ring of its own: one is in ring 1',
  ]);
  expect(refusals({ clusters: { one: smallMember('primary', 0) } })).toEqual([
    "clusters.one.ring: a whole number from 1: ring 0 is staging's",
  ]);
});

test('a network that holds all addresses is refused', () => {
  const open = { ...smallMember('primary', 1), network: { vpc: '0.0.0.0/0', data: '::/0', endpoints: '10.0.0.0/16' } };
  expect(refusals({ clusters: { one: open } })).toEqual([
    expect.stringMatching(/^clusters\.one\.network\.vpc: a range narrower/),
    expect.stringMatching(/^clusters\.one\.network\.data: a range narrower/),
  ]);
});

test('a zone leaves room for the name of a region', () => {
  const origins = `${'a.'.repeat(116)}example.com`;
  expect(refusals({ hosts: { ...fleet.hosts, origins } })).toEqual([
    'hosts.origins: a DNS name of at most 238 characters',
  ]);
});

test.each(['web', '/api*', '//', '/a//b', '/a/../b', '/.', '', '/a b', '/{x}'])('%o is no path of a route', (path) => {
  expect(refusals({ routes: [...fleet.routes, { path, to: 'agent', access: 'token', scopes }] })).toEqual([
    'routes.1.path: a path such as /api/v1/: no wildcard, no //, no . or ..',
  ]);
});

test.each(['/', '/api/admin/', 'api', '/api/*', '/a/..'])('%o is no path of administrators', (path) => {
  expect(refusals({ admin: { ...fleet.admin, paths: [path] } })).toEqual([
    'admin.paths.0: a path such as /api/v1/admin: no wildcard, no / at its end',
  ]);
});

test('a route that an earlier one takes is refused, for it would never answer', () => {
  const routes = ['/api/', '/api/v1/', '/other', '/other'].map((path) => ({
    path,
    to: 'agent',
    access: 'token' as const,
    scopes,
  }));
  expect(refusals({ routes })).toEqual([
    'routes.1.path: a path that no earlier route takes: routes[0] (/api/) does',
    'routes.3.path: a path that no earlier route takes: routes[2] (/other) does',
  ]);
});

test('a public path and one that demands a token may not overlap, in either order: policies know no order', () => {
  const route = (path: string, access: 'token' | 'public') => ({
    path,
    to: 'agent',
    access,
    ...(access === 'token' && { scopes }),
  });
  expect(refusals({ routes: [route('/api/secret', 'token'), route('/api/', 'public')] })).toEqual([
    'routes.1.path: a public path that neither holds nor lies below routes[0] (/api/secret), which demands a token',
  ]);
  expect(refusals({ routes: [route('/api/health', 'public'), route('/api/', 'token')] })).toEqual([
    'routes.0.path: a public path that neither holds nor lies below routes[1] (/api/), which demands a token',
  ]);
  const twins = refusals({ routes: [route('/api', 'public'), route('/api/', 'token')] });
  expect(twins).toEqual(['routes.1.path: a path with a name of its own: routes[0] is called api in metrics too']);
});

test('an API without a route that demands a token has no use for tokens', () => {
  expect(refusals({ routes: [{ path: '/', to: 'agent', access: 'public' }] })).toEqual([
    'routes: at least one route with access token: without one, tokens guard nothing',
  ]);
});

test('an exception needs a reason and a last day', () => {
  const exception = { rule: 'no-x', object: 'one Service a/b', reason: 'because', expires: 'never' };
  expect(refusals({ exceptions: [exception] })).toEqual([
    'exceptions.0.reason: a reason of at least 10 characters',
    'exceptions.0.expires: a date such as 2027-03-31',
  ]);
});

test.each([null, 5, {}, { clusters: 5 }, { ...fleet, clusters: { one: null } }])(
  '%j is refused, and crashes nothing',
  (value) => {
    expect(fleetSchema.safeParse(value).error?.issues).not.toEqual([]);
  },
);

test('a copy of personal data is excepted with what it rests on, and nothing else has such papers', () => {
  const transfer = { basis: 'standard-clauses', papers: 'with the lawyers' } as const;
  const copied = {
    rule: 'no-forbidden-copy',
    object: 'two Cluster aws/shop',
    reason: 'takes over',
    expires: '2027-03-31',
  };
  expect(refusals({ exceptions: [{ ...copied, transfer }] })).toBeUndefined();
  expect(refusals({ exceptions: [copied, { ...copied, rule: 'match-regions', transfer }] })).toEqual([
    'exceptions.0.transfer: what the copy rests on: basis, one of adequacy-decision, standard-clauses, binding-rules, explicit-consent, and papers, where they are',
    'exceptions.1.transfer: no transfer: only exceptions of no-forbidden-copy have one',
  ]);
});
