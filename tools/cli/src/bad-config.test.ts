import { afterAll, expect, test } from 'vitest';
import { AGENT_CPU } from './testing/agent-cpu.ts';
import { refused } from './testing/refused.ts';
import { Sandbox } from './testing/sandbox.ts';

const box = new Sandbox();
afterAll(() => box.delete());

const FLEET = 'clusters/fleet.ts';
const US = 'clusters/us-east-1/cluster.ts';
const EU = 'clusters/eu-west-1/cluster.ts';

/** What is shown after `from` was replaced by `to` in a file. */
const after = (file: string, from: string | RegExp, to: string) => refused(box, () => box.edit(file, from, to));

test('an unknown region', () => {
  expect(after(FLEET, "region: 'us-east-1'", "region: 'us-esat-1'")).toMatchInlineSnapshot(`
    "clusters/fleet.ts:60:15  clusters.us-east-1.region
      found    "us-esat-1"
      allowed  one of af-south-1, ap-east-1, ap-northeast-1, ap-northeast-2, ap-northeast-3, ap-south-1, ap-south-2, ap-southeast-1, ap-southeast-2, ap-southeast-3, ap-southeast-4, ca-central-1, ca-west-1, eu-central-1, eu-central-2, eu-north-1, eu-south-1, eu-south-2, eu-west-1, eu-west-2, eu-west-3, il-central-1, me-central-1, me-south-1, mx-central-1, sa-east-1, us-east-1, us-east-2, us-west-1, us-west-2
      did you mean us-east-1?

    1 mistake in the config; nothing was written.
    "
  `);
});

test('two clusters with one name', () => {
  expect(after(EU, "name: 'eu-west-1'", "name: 'us-east-1'")).toMatchInlineSnapshot(`
    "clusters/eu-west-1/cluster.ts:11:9  name
      found    "us-east-1"
      allowed  "eu-west-1", the name of its folder: two clusters can't share a name

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a folder that no cluster of the fleet describes', () => {
  expect(refused(box, () => box.write('clusters/eu-west-2/cluster.ts', box.read(EU)))).toMatchInlineSnapshot(`
    "clusters/eu-west-2/cluster.ts:11:9  name
      found    "eu-west-2"
      allowed  a cluster that clusters/fleet.ts describes (us-east-1, eu-west-1, ap-southeast-1): add it there, or rename the folder
      did you mean eu-west-1?

    clusters/eu-west-2/cluster.ts:11:9  name
      found    "eu-west-1"
      allowed  "eu-west-2", the name of its folder: two clusters can't share a name

    2 mistakes in the config; nothing was written.
    "
  `);
});

test('a cluster of the fleet without a folder', () => {
  expect(refused(box, () => box.remove('clusters/ap-southeast-1'))).toMatchInlineSnapshot(`
    "clusters/fleet.ts:79:23  clusters.ap-southeast-1
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
    "clusters/fleet.ts:23:16  admin.networks[0]
      found    "0.0.0.0/0"
      allowed  a range narrower than /0: an allow-list that admits every address guards nothing

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a rate limit of 0', () => {
  expect(after(FLEET, "login: '10/minute'", "login: '0/minute'")).toMatchInlineSnapshot(`
    "clusters/fleet.ts:28:12  rateLimits.login
      found    "0/minute"
      allowed  a rate of at least 1, such as 600/minute (a whole number a second, minute, hour or day); to admit nobody, remove the route

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a gateway whose requests nobody counts', () => {
  const withoutLimiter = / {4}rateLimit\(\{[\s\S]+?\n {4}\}\),\n/;
  expect(after(EU, withoutLimiter, '')).toMatchInlineSnapshot(`
    "clusters/fleet.ts:26:15  rateLimits
      found    "rate-limit", which is not installed in eu-west-1
      allowed  an app that takes requests and is installed there: ci-failure-agent; install rate-limit there, or remove what calls it

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a range with host bits', () => {
  expect(after(FLEET, "'203.0.113.0/24'", "'203.0.113.7/24'")).toMatchInlineSnapshot(`
    "clusters/fleet.ts:23:16  admin.networks[0]
      found    "203.0.113.7/24"
      allowed  a range whose host bits are zero, in its usual form: 203.0.113.0/24

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a duration without a unit, as text and as a number', () => {
  expect(after(FLEET, "latency: '100ms'", "latency: '100'")).toMatchInlineSnapshot(`
    "clusters/fleet.ts:39:14  targets.latency
      found    "100"
      allowed  a duration with its unit, of at most 6 digits: 500ms, 30s, 5m or 1h

    1 mistake in the config; nothing was written.
    "
  `);
  expect(after(FLEET, "latency: '100ms'", 'latency: 100')).toMatchInlineSnapshot(`
    "clusters/fleet.ts:39:14  targets.latency
      found    100
      allowed  a duration with its unit, of at most 6 digits: 500ms, 30s, 5m or 1h

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a replica minimum above its maximum', () => {
  expect(after(US, 'min: 12, max: 60', 'min: 70, max: 60')).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:34:24  ci-failure-agent.replicas.min
      found    70
      allowed  at most replicas.max, which is 60

    1 mistake in the config; nothing was written.
    "
  `);
});

test('an image without a digest', () => {
  expect(after(US, /(ci-failure-agent:4\.0\.0)@sha256:\w+/, '$1')).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:33:9  ci-failure-agent.image
      found    "ghcr.io/auditorsec/ci-failure-agent:4.0.0"
      allowed  an image with registry and digest: registry.example.com/team/app:1.2.3@sha256:<64 hex digits>

    1 mistake in the config; nothing was written.
    "
  `);
});

test('weights that do not make 100', () => {
  const props = 'weights: { stable: 90, canary: 20 },\n      replicas: { min: 12';
  expect(after(US, 'replicas: { min: 12', props)).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:34:38  ci-failure-agent.weights.canary
      found    20
      allowed  10, so that the two make 100: 90 + 20 = 110

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a pool that the promised load overflows', () => {
  expect(after(US, 'replicas: { min: 12', 'maxInFlight: 100,\n      replicas: { min: 12')).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:34:20  ci-failure-agent.maxInFlight
      found    100
      allowed  at least 667, or nothing, which computes it: 10000/s x 100ms = 1000 in flight, x 4 headroom / 6 proxies; what overflows is answered 503 (UO)

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a failover that sends data where it must not go', () => {
  expect(after(FLEET, "'eu-west-1': ['us-east-1']", "'eu-west-1': ['ap-southeast-1']")).toMatchInlineSnapshot(`
    "clusters/fleet.ts:47:21  failover.order.eu-west-1[0]
      found    "ap-southeast-1"
      allowed  a cluster that the data of eu-west-1 may go to; residency says: personal data of the EU goes to no country without an adequacy decision (GDPR, article 45)

    1 mistake in the config; nothing was written.
    "
  `);
});

test('charts from a host that is retired', () => {
  const props = "mesh({ charts: 'istio-release.storage.googleapis.com/charts' })";
  expect(after(US, 'mesh({})', props)).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:14:20  mesh.charts
      found    "istio-release.storage.googleapis.com/charts"
      allowed  ghcr.io/istio/release/charts: istio-release.storage.googleapis.com is retired and serves nothing

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a retry budget longer than its timeout', () => {
  const read = "read: { timeout: '2s', attempts: 3, perTryTimeout: '1s', backoff: '50ms' },\n      replicas: { min: 12";
  expect(after(US, 'replicas: { min: 12', read)).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:34:58  ci-failure-agent.read.perTryTimeout
      found    "1s"
      allowed  at most 362ms: (1 + 3) x 1s + 550 ms of waiting = 4550 ms, more than the timeout of 2s

    1 mistake in the config; nothing was written.
    "
  `);
});

test('an app that is routed to under a wrong name', () => {
  expect(
    after(FLEET, "to: 'ci-failure-agent', access: 'public'", "to: 'ci-failure-agnet', access: 'public'"),
  ).toMatchInlineSnapshot(`
    "clusters/fleet.ts:19:35  routes[2].to
      found    "ci-failure-agnet", which is not installed in ap-southeast-1, eu-west-1, us-east-1
      allowed  an app that takes requests and is installed there: one of rate-limit, ci-failure-agent
      did you mean ci-failure-agent?

    1 mistake in the config; nothing was written.
    "
  `);
});

test('an app that is routed to but not installed in one cluster', () => {
  expect(after(US, / {4}ciFailureAgent\(\{.*?\}\),\n/s, '')).toMatchInlineSnapshot(`
    "clusters/fleet.ts:17:29  routes[0].to
      found    "ci-failure-agent", which is not installed in us-east-1
      allowed  an app that takes requests and is installed there: rate-limit; install ci-failure-agent there, or remove what calls it

    clusters/fleet.ts:18:32  routes[1].to
      found    "ci-failure-agent", which is not installed in us-east-1
      allowed  an app that takes requests and is installed there: rate-limit; install ci-failure-agent there, or remove what calls it

    clusters/fleet.ts:19:35  routes[2].to
      found    "ci-failure-agent", which is not installed in us-east-1
      allowed  an app that takes requests and is installed there: rate-limit; install ci-failure-agent there, or remove what calls it

    3 mistakes in the config; nothing was written.
    "
  `);
});

test('an app that is routed to but takes no requests', () => {
  expect(
    after(FLEET, "to: 'ci-failure-agent', access: 'public'", "to: 'gateway', access: 'public'"),
  ).toMatchInlineSnapshot(`
    "clusters/fleet.ts:19:35  routes[2].to
      found    "gateway", which takes no requests
      allowed  an app that takes requests and is installed there: one of rate-limit, ci-failure-agent

    clusters/ap-southeast-1/cluster.ts:15:13  gateway
      found    the route /healthz/ready of clusters/fleet.ts to "gateway", which no gateway routes to
      allowed  an app with a delegate VirtualService: ci-failure-agent

    clusters/eu-west-1/cluster.ts:16:13  gateway
      found    the route /healthz/ready of clusters/fleet.ts to "gateway", which no gateway routes to
      allowed  an app with a delegate VirtualService: ci-failure-agent

    clusters/us-east-1/cluster.ts:16:13  gateway
      found    the route /healthz/ready of clusters/fleet.ts to "gateway", which no gateway routes to
      allowed  an app with a delegate VirtualService: ci-failure-agent

    4 mistakes in the config; nothing was written.
    "
  `);
});

test('an app that is installed twice', () => {
  expect(after(US, 'mesh({}),', 'mesh({}),\n    mesh({}),')).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:15:5  apps[2]
      found    mesh a second time
      allowed  each app once in a cluster

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a field that no app knows, and one that no cluster knows', () => {
  expect(after(US, 'replicas: { min: 12', 'replcias: { min: 12')).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:31:20  ci-failure-agent.replicas
      found    nothing
      allowed  a value of type object

    clusters/us-east-1/cluster.ts:34:17  ci-failure-agent.replcias
      found    a field named replcias
      allowed  one of image, replicas, resources, delivery, weights, read, write, maxInFlight
      did you mean replicas?

    2 mistakes in the config; nothing was written.
    "
  `);
  expect(after(US, 'apps: [', 'patchs: [],\n  apps: [')).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:12:11  patchs
      found    a field named patchs
      allowed  one of name, apps, patches
      did you mean patches?

    1 mistake in the config; nothing was written.
    "
  `);
});

test('several mistakes in several files are told in one run', () => {
  const mistakes = () => {
    box.edit(FLEET, "role: 'secondary'", "role: 'secundary'");
    box.edit(FLEET, "contact: 'platform@auditorsec.com'", "contact: 'platform'");
    box.edit(US, AGENT_CPU, "max: 60 },\n      resources: { cpu: '0.5'");
    box.edit(EU, "schedule: '30 2 * * *'", "schedule: '30 25 * * *'");
  };
  expect(refused(box, mistakes)).toMatchInlineSnapshot(`
    "clusters/fleet.ts:9:12  contact
      found    "platform"
      allowed  an e-mail address

    clusters/fleet.ts:71:13  clusters.eu-west-1.role
      found    "secundary"
      allowed  one of primary, secondary, tertiary
      did you mean secondary?

    clusters/eu-west-1/cluster.ts:43:28  ci-failure-worker.nightly.schedule
      found    "30 25 * * *"
      allowed  for the hour (now 25) *, or from 0 to 23, as 5, 1-5, */15 or a list of these

    clusters/us-east-1/cluster.ts:35:25  ci-failure-agent.resources.cpu
      found    "0.5"
      allowed  CPU in millicores or whole cores, of at most 6 digits: 250m or 2

    4 mistakes in the config; nothing was written.
    "
  `);
});

test('generate, check and diff refuse the same config with the same words', () => {
  const mistake = () => box.edit(FLEET, "latency: '100ms'", "latency: '100'");
  const message = refused(box, mistake);
  expect(refused(box, mistake, ['check'])).toBe(message);
  expect(refused(box, mistake, ['diff'])).toBe(message);
});
