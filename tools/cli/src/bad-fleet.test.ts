import { afterAll, expect, test } from 'vitest';
import { refused } from './testing/refused.ts';
import { Sandbox } from './testing/sandbox.ts';

const box = new Sandbox();
afterAll(() => box.delete());

const FLEET = 'clusters/fleet.ts';

/** What is shown after `from` was replaced by `to` in a file. */
const after = (file: string, from: string | RegExp, to: string) => refused(box, () => box.edit(file, from, to));

test('an unknown region', () => {
  expect(after(FLEET, "region: 'us-east-1'", "region: 'us-esat-1'")).toMatchInlineSnapshot(`
    "clusters/fleet.ts:119:15  clusters.us-east-1.region
      found    "us-esat-1"
      allowed  one of af-south-1, ap-east-1, ap-northeast-1, ap-northeast-2, ap-northeast-3, ap-south-1, ap-south-2, ap-southeast-1, ap-southeast-2, ap-southeast-3, ap-southeast-4, ca-central-1, ca-west-1, eu-central-1, eu-central-2, eu-north-1, eu-south-1, eu-south-2, eu-west-1, eu-west-2, eu-west-3, il-central-1, me-central-1, me-south-1, mx-central-1, sa-east-1, us-east-1, us-east-2, us-west-1, us-west-2
      did you mean us-east-1?

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a cluster of the fleet without a folder', () => {
  expect(refused(box, () => box.remove('clusters/ap-southeast-1'))).toMatchInlineSnapshot(`
    "clusters/fleet.ts:153:23  clusters.ap-southeast-1
      found    a cluster without a file
      allowed  a file clusters/ap-southeast-1/cluster.ts: write it, or remove the cluster here

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a host that is not a host', () => {
  expect(after(FLEET, "api: 'api.auditorsec.com'", "api: 'https://api.auditorsec.com'")).toMatchInlineSnapshot(`
    "clusters/fleet.ts:5:10  hosts.api
      found    "https://api.auditorsec.com"
      allowed  a DNS name in lower case, such as api.auditorsec.com (no scheme, port, path or wildcard)

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a range of /0 in an allow-list', () => {
  expect(after(FLEET, "'203.0.113.0/24'", "'0.0.0.0/0'")).toMatchInlineSnapshot(`
    "clusters/fleet.ts:29:16  admin.networks[0]
      found    "0.0.0.0/0"
      allowed  a range narrower than /0: an allow-list that admits every address guards nothing

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a range with host bits', () => {
  expect(after(FLEET, "'203.0.113.0/24'", "'203.0.113.7/24'")).toMatchInlineSnapshot(`
    "clusters/fleet.ts:29:16  admin.networks[0]
      found    "203.0.113.7/24"
      allowed  a range whose host bits are zero, in its usual form: 203.0.113.0/24

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a scope that nobody grants, and a route that forgets its scopes', () => {
  expect(after(FLEET, "read: 'ci:read'", "read: 'ci:raed'")).toMatchInlineSnapshot(`
    "clusters/fleet.ts:23:82  routes[0].scopes.read
      found    "ci:raed"
      allowed  one of ci:read, ci:write, admin
      did you mean ci:read?

    1 mistake in the config; nothing was written.
    "
  `);
  expect(
    after(FLEET, "access: 'token', scopes: { read: 'ci:read', write: 'ci:write' }", "access: 'token'"),
  ).toMatchInlineSnapshot(`
    "clusters/fleet.ts:23:5  routes[0].scopes
      found    nothing
      allowed  the scopes that open it, such as { read: 'ci:read', write: 'ci:write' }

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a duration without a unit, as text and as a number', () => {
  expect(after(FLEET, "latency: '100ms'", "latency: '100'")).toMatchInlineSnapshot(`
    "clusters/fleet.ts:47:14  targets.latency
      found    "100"
      allowed  a duration with its unit, of at most 6 digits: 500ms, 30s, 5m or 1h

    1 mistake in the config; nothing was written.
    "
  `);
  expect(after(FLEET, "latency: '100ms'", 'latency: 100')).toMatchInlineSnapshot(`
    "clusters/fleet.ts:47:14  targets.latency
      found    100
      allowed  a duration with its unit, of at most 6 digits: 500ms, 30s, 5m or 1h

    1 mistake in the config; nothing was written.
    "
  `);
});

test('an app that is routed to under a wrong name', () => {
  expect(
    after(FLEET, "to: 'ci-failure-agent', access: 'public'", "to: 'ci-failure-agnet', access: 'public'"),
  ).toMatchInlineSnapshot(`
    "clusters/fleet.ts:25:35  routes[2].to
      found    "ci-failure-agnet", which is not installed in ap-southeast-1, eu-west-1, staging, us-east-1
      allowed  an app that takes requests and is installed there: one of rate-limit, ci-failure-agent
      did you mean ci-failure-agent?

    1 mistake in the config; nothing was written.
    "
  `);
});

test('an app that is routed to but takes no requests', () => {
  expect(
    after(FLEET, "to: 'ci-failure-agent', access: 'public'", "to: 'gateway', access: 'public'"),
  ).toMatchInlineSnapshot(`
    "clusters/fleet.ts:25:35  routes[2].to
      found    "gateway", which takes no requests
      allowed  an app that takes requests and is installed there: one of rate-limit, ci-failure-agent

    clusters/ap-southeast-1/cluster.ts:50:13  gateway
      found    the route /healthz/ready of clusters/fleet.ts to "gateway", which no gateway routes to
      allowed  an app with a delegate VirtualService: ci-failure-agent

    clusters/eu-west-1/cluster.ts:54:13  gateway
      found    the route /healthz/ready of clusters/fleet.ts to "gateway", which no gateway routes to
      allowed  an app with a delegate VirtualService: ci-failure-agent

    clusters/staging/cluster.ts:58:13  gateway
      found    the route /healthz/ready of clusters/fleet.ts to "gateway", which no gateway routes to
      allowed  an app with a delegate VirtualService: ci-failure-agent

    clusters/us-east-1/cluster.ts:52:13  gateway
      found    the route /healthz/ready of clusters/fleet.ts to "gateway", which no gateway routes to
      allowed  an app with a delegate VirtualService: ci-failure-agent

    5 mistakes in the config; nothing was written.
    "
  `);
});
