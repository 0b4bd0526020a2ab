import { afterAll, expect, test } from 'vitest';
import { refused } from './testing/refused.ts';
import { Sandbox } from './testing/sandbox.ts';

const box = new Sandbox();
afterAll(() => box.delete());

const FLEET = 'clusters/fleet.ts';
const US = 'clusters/us-east-1/cluster.ts';
const EU = 'clusters/eu-west-1/cluster.ts';

/** What is shown after `from` was replaced by `to` in a file. */
const after = (file: string, from: string | RegExp, to: string) => refused(box, () => box.edit(file, from, to));

test('two clusters with one name', () => {
  expect(after(EU, "name: 'eu-west-1'", "name: 'us-east-1'")).toMatchInlineSnapshot(`
    "clusters/eu-west-1/cluster.ts:28:9  name
      found    "us-east-1"
      allowed  "eu-west-1", the name of its folder: two clusters can't share a name

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a folder that no cluster of the fleet describes', () => {
  expect(refused(box, () => box.write('clusters/eu-west-2/cluster.ts', box.read(EU)))).toMatchInlineSnapshot(`
    "clusters/eu-west-2/cluster.ts:28:9  name
      found    "eu-west-2"
      allowed  a cluster that clusters/fleet.ts describes (us-east-1, eu-west-1, ap-southeast-1, staging): add it there, or rename the folder
      did you mean eu-west-1?

    clusters/eu-west-2/cluster.ts:28:9  name
      found    "eu-west-1"
      allowed  "eu-west-2", the name of its folder: two clusters can't share a name

    2 mistakes in the config; nothing was written.
    "
  `);
});

test('a replica minimum above its maximum', () => {
  expect(after(US, 'min: 12, max: 60', 'min: 70, max: 60')).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:80:24  ci-failure-agent.replicas.min
      found    70
      allowed  at most replicas.max, which is 60

    1 mistake in the config; nothing was written.
    "
  `);
});

test('an image without a digest', () => {
  expect(after(US, /(ci-failure-agent:4\.0\.0)@sha256:\w+/, '$1')).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:79:9  ci-failure-agent.image
      found    "ghcr.io/auditorsec/ci-failure-agent:4.0.0"
      allowed  an image with registry and digest: registry.example.com/team/app:1.2.3@sha256:<64 hex digits>

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a retry budget longer than its timeout', () => {
  const read = "read: { timeout: '2s', attempts: 3, perTryTimeout: '1s', backoff: '50ms' },\n      replicas: { min: 12";
  expect(after(US, 'replicas: { min: 12', read)).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:80:40  ci-failure-agent.read.attempts
      found    3
      allowed  at most 2: more tries only prolong an outage

    clusters/us-east-1/cluster.ts:80:58  ci-failure-agent.read.perTryTimeout
      found    "1s"
      allowed  at most 362ms: (1 + 3) x 1s + 550 ms of waiting = 4550 ms, more than the timeout of 2s

    2 mistakes in the config; nothing was written.
    "
  `);
});

test('an app that is routed to but not installed in one cluster', () => {
  expect(after(US, / {4}ciFailureAgent\(\{.*?\}\),\n/s, '')).toMatchInlineSnapshot(`
    "clusters/fleet.ts:23:29  routes[0].to
      found    "ci-failure-agent", which is not installed in us-east-1
      allowed  an app that takes requests and is installed there: rate-limit; install ci-failure-agent there, or remove what calls it

    clusters/fleet.ts:24:32  routes[1].to
      found    "ci-failure-agent", which is not installed in us-east-1
      allowed  an app that takes requests and is installed there: rate-limit; install ci-failure-agent there, or remove what calls it

    clusters/fleet.ts:25:35  routes[2].to
      found    "ci-failure-agent", which is not installed in us-east-1
      allowed  an app that takes requests and is installed there: rate-limit; install ci-failure-agent there, or remove what calls it

    clusters/us-east-1/cluster.ts:49:13  tracing
      found    tracing.services.ci-failure-agent: 100% in clusters/fleet.ts, a service that no app of this cluster is
      allowed  one of istio-ingress, ratelimit, database-report, ci-failure-worker

    4 mistakes in the config; nothing was written.
    "
  `);
});

test('an app that is installed twice', () => {
  expect(after(US, 'mesh({}),', 'mesh({}),\n    mesh({}),')).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:37:5  apps[5]
      found    mesh a second time
      allowed  each app once in a cluster

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a field that no app knows, and one that no cluster knows', () => {
  expect(after(US, 'replicas: { min: 12', 'replcias: { min: 12')).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:77:20  ci-failure-agent.replicas
      found    nothing
      allowed  a value of type object

    clusters/us-east-1/cluster.ts:80:17  ci-failure-agent.replcias
      found    a field named replcias
      allowed  one of image, replicas, resources, delivery, weights, testerHeader, read, write, connections, maxInFlight
      did you mean replicas?

    2 mistakes in the config; nothing was written.
    "
  `);
  expect(after(US, 'apps: [', 'patchs: [],\n  apps: [')).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:27:11  patchs
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
    box.edit(US, "cpu: '500m'", "cpu: '0.5'");
    box.edit(EU, "schedule: '30 2 * * *'", "schedule: '30 25 * * *'");
  };
  expect(refused(box, mistakes)).toMatchInlineSnapshot(`
    "clusters/fleet.ts:10:12  contact
      found    "platform"
      allowed  an e-mail address

    clusters/fleet.ts:138:13  clusters.eu-west-1.role
      found    "secundary"
      allowed  one of primary, secondary, tertiary
      did you mean secondary?

    clusters/eu-west-1/cluster.ts:116:28  ci-failure-worker.nightly.schedule
      found    "30 25 * * *"
      allowed  for the hour (now 25) *, or from 0 to 23, as 5, 1-5, */15 or a list of these

    clusters/us-east-1/cluster.ts:64:27  rate-limit.counters.resources.cpu
      found    "0.5"
      allowed  CPU in millicores or whole cores, of at most 6 digits: 250m or 2

    4 mistakes in the config; nothing was written.
    "
  `);
});

test('a config that the schemas accept but a rule does not', () => {
  const patch =
    "{ object: 'Service ci-failure/ci-failure-agent-canary', reason: 'to break it', merge: { spec: { selector: { app: 'x' } } } }";
  box.edit(US, 'apps: [', `patches: [${patch}],\n  apps: [`);
  const before = box.digest();
  const { exitCode, stdout } = box.run(['generate']);
  expect(exitCode).toBe(1);
  expect(box.digest()).toBe(before);
  box.restore();
  expect(stdout.replaceAll(/(apps\/.*):\d+/g, '$1:LINE')).toMatchInlineSnapshot(`
    "match-regions  us-east-1  Service ci-failure/ci-failure-agent-canary  spec.selector.app
      what works in one region fails in another: here is x, elsewhere ci-failure-agent. Write the same, or except it with the reason.
      config  clusters/us-east-1/cluster.ts:78
      made by apps/ci-failure-agent/src/traffic.ts:LINE
      file    generated/us-east-1/ci-failure-agent/Service_ci-failure_ci-failure-agent-canary.yaml
      rule    docs/checks/match-regions.md

    match-route-destination  us-east-1  Service ci-failure/ci-failure-agent-canary  spec.selector
      requests routed to it answer 503: its selector app=x matches no pod in ci-failure; use labels of the workload's pod template
      config  clusters/us-east-1/cluster.ts:78
      made by apps/ci-failure-agent/src/traffic.ts:LINE
      file    generated/us-east-1/ci-failure-agent/Service_ci-failure_ci-failure-agent-canary.yaml
      rule    docs/checks/match-route-destination.md

    match-selected-pods  us-east-1  Service ci-failure/ci-failure-agent-canary  spec.selector
      it leads nowhere, and every connection to it fails: no workload of ci-failure makes pods with app: x. Write the labels of its pods.
      config  clusters/us-east-1/cluster.ts:78
      made by apps/ci-failure-agent/src/traffic.ts:LINE
      file    generated/us-east-1/ci-failure-agent/Service_ci-failure_ci-failure-agent-canary.yaml
      rule    docs/checks/match-selected-pods.md

    3 findings; nothing was written.
    "
  `);
});

test('generate, check and drift refuse the same config with the same words', () => {
  const mistake = () => box.edit(FLEET, "latency: '100ms'", "latency: '100'");
  const message = refused(box, mistake);
  expect(refused(box, mistake, ['check'])).toBe(message);
  expect(refused(box, mistake, ['drift'])).toBe(message);
});
