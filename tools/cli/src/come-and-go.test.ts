import { afterAll, afterEach, expect, test } from 'vitest';
import { refused } from './testing/refused.ts';
import { Sandbox } from './testing/sandbox.ts';

const box = new Sandbox();
afterEach(() => box.restore());
afterAll(() => box.delete());

const generate = (...words: string[]) => JSON.parse(box.run(['generate', '--json', ...words]).stdout);

/** Nobody counts on ap-southeast-1 any more, which is what comes before taking it out. */
function retireCluster(): void {
  box.edit('clusters/fleet.ts', "['eu-west-1', 'ap-southeast-1']", "['eu-west-1']");
  box.edit('clusters/fleet.ts', "      'ap-southeast-1': ['us-east-1', 'eu-west-1'],\n", '');
  box.edit('clusters/fleet.ts', / {4}residency: \[.*?\n {4}\],\n/s, '');
  const gone = [
    ['ap-southeast-1', 'us-east-1'],
    ['ap-southeast-1', 'eu-west-1'],
    ['us-east-1', 'ap-southeast-1'],
  ].map(
    ([cluster, peer]) =>
      `{ rule: 'no-unnamed-deletion', object: '${cluster} Secret platform-aws/istio-system-istio-remote-secret-${peer}', reason: 'the cluster goes', expires: '2999-12-31' },\n`,
  );
  box.edit('clusters/fleet.ts', / {4}\{\n {6}rule: 'no-forbidden-copy',.*?\n {4}\},\n(?= {2}\],)/s, gone.join(''));
  expect(generate().ok).toBe(true);
}

/** Takes ap-southeast-1 out of the config. */
function removeCluster(): void {
  box.remove('clusters/ap-southeast-1');
  box.edit('clusters/fleet.ts', / {4}'ap-southeast-1': \{.*?\n {4}\},\n/s, '');
  // What it lacked, nobody lacks any more; that it goes is said.
  const exceptions = `  exceptions: [
    {
      rule: 'no-unnamed-deletion',
      object: 'ap-southeast-1 Application argocd/delivery',
      reason: 'its last client has moved to eu-west-1',
      expires: '2999-12-31',
    },
    {
      rule: 'no-unnamed-deletion',
      object: 'us-east-1 Secret platform-aws/istio-system-istio-remote-secret-ap-southeast-1',
      reason: 'the cluster goes',
      expires: '2999-12-31',
    },
  ],\n`;
  box.edit('clusters/fleet.ts', / {2}exceptions: \[.*?\n {2}\],\n/s, exceptions);
}

/** Adds eu-north-1 to the config, as a copy of ap-southeast-1. */
function addCluster(): void {
  const cluster = box
    .read('clusters/ap-southeast-1/cluster.ts')
    .replace(/(name: '|arn:aws:kms:)ap-southeast-1/g, '$1eu-north-1');
  box.write('clusters/eu-north-1/cluster.ts', cluster);
  const member = `clusters: {
    'eu-north-1': {
      environment: 'production',
      region: 'eu-north-1',
      role: 'tertiary',
      ring: 4,
      network: { vpc: '10.64.0.0/16', data: '10.64.224.0/20', endpoints: '10.64.240.0/20' },
      stores: {
        database: 'database.example.com',
        databaseProxy: {
          write: 'ci-failure.proxy-c2c4e6a8g0i2.eu-north-1.rds.amazonaws.com',
          read: 'ci-failure-read-only.endpoint.proxy-c2c4e6a8g0i2.eu-north-1.rds.amazonaws.com',
        },
        cache: 'replica.ci-failure.2c4e6a.eun1.cache.amazonaws.com',
        cacheWriter: 'master.ci-failure.2c4e6a.eun1.cache.amazonaws.com',
        sessions: 'master.ci-failure-sessions.2c4e6a.eun1.cache.amazonaws.com',
      },
      monthlyBudget: 1000,
    },`;
  box.edit('clusters/fleet.ts', 'clusters: {', member);
  // ElastiCache takes three regions, and the rule knows it.
  const fourth = `exceptions: [
    {
      rule: 'match-global-members',
      object: 'eu-west-1 ReplicationGroup platform-aws/ci-failure',
      reason: 'AWS has raised the limit of regions for us',
      expires: '2999-12-31',
    },`;
  box.edit('clusters/fleet.ts', 'exceptions: [', fourth);
}

/** What every region has of all the others: it probes them, admits them to its stores, writes to theirs when they are active, leads clients to them, and shows what they may cost. */
const ABOUT_OTHERS =
  /^(index\.json|monitoring\/Probe\..*|data\/SecurityGroupIngressRule\..*|edge-global\/.*|ci-failure-(agent|worker)\/RolePolicy\..*|grafana\/GrafanaDashboard\..*_cost\.yaml)$/;

test('a cluster that left the config leaves generated/, and the others lose what they had of it, and nothing else', () => {
  const others = ['us-east-1', 'eu-west-1', 'staging'];
  retireCluster();
  const before = others.map((name) => box.digest(name, ABOUT_OTHERS));
  removeCluster();
  expect(generate().clusters.map(({ name }: { name: string }) => name)).toEqual(['eu-west-1', 'staging', 'us-east-1']);
  expect(() => box.digest('ap-southeast-1')).toThrow('ENOENT');
  expect(others.map((name) => box.digest(name, ABOUT_OTHERS))).toEqual(before);
});

test('of a cluster that left the config, a file that is not ours stays, and is told', () => {
  retireCluster();
  const message = refused(box, () => {
    removeCluster();
    box.write('generated/ap-southeast-1/mesh/mine.yaml', 'a: 1');
  });
  expect(message).toContain('generated/ap-southeast-1/mesh/mine.yaml: no file of ours');
});

test('generating one cluster never removes another', () => {
  retireCluster();
  removeCluster();
  const before = box.digest('ap-southeast-1');
  expect(generate('us-east-1').ok).toBe(true);
  expect(box.digest('ap-southeast-1')).toBe(before);
});

test('another region renders and passes every check, and the others get what is about it, and nothing else', () => {
  const others = ['us-east-1', 'eu-west-1', 'ap-southeast-1', 'staging'];
  const before = others.map((name) => box.digest(name, ABOUT_OTHERS));
  addCluster();
  const { ok, clusters } = generate();
  expect(ok).toBe(true);
  expect(clusters).toContainEqual(expect.objectContaining({ name: 'eu-north-1', unchanged: 0, removed: 0 }));
  expect(others.map((name) => box.digest(name, ABOUT_OTHERS))).toEqual(before);
  expect(box.read('generated/eu-north-1/gateway/Gateway.networking.istio.io_istio-ingress_api.yaml')).toContain(
    'eu-north-1.origin.auditorsec.com',
  );
});

const PATCHES = (object: string, merge: string, reason = 'the node pool of March has no zone c') =>
  `patches: [{ object: '${object}', reason: '${reason}', merge: ${merge} }],\n  apps: [`;
const patch = (...of: Parameters<typeof PATCHES>) =>
  box.edit('clusters/us-east-1/cluster.ts', 'apps: [', PATCHES(...of));

test('a patch changes one field of one object of one cluster', () => {
  patch('HorizontalPodAutoscaler ci-failure/ci-failure-agent', '{ spec: { minReplicas: 13 } }');
  const written = generate().clusters.map(({ name, written }: { name: string; written: number }) => [name, written]);
  // The object's file and the index.
  expect(Object.fromEntries(written)).toEqual({
    'us-east-1': 2,
    'eu-west-1': 0,
    'ap-southeast-1': 0,
    staging: 0,
  });
  const autoscaler = 'HorizontalPodAutoscaler.autoscaling_ci-failure_ci-failure-agent.yaml';
  expect(box.read(`generated/us-east-1/ci-failure-agent/${autoscaler}`)).toContain('minReplicas: 13');
});

test('a patch that meets no object, renames one, or has no reason', () => {
  expect(refused(box, () => patch('Deployment ci-failure/ci-failure-agnet', '{ spec: {} }'))).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts  patches[0].object
      found    Deployment ci-failure/ci-failure-agnet
      allowed  an object of this cluster, as \`Kind namespace/name\` or \`Kind name\`
      did you mean Deployment ci-failure/ci-failure-agent?

    1 mistake in the config; nothing was written.
    "
  `);
  expect(refused(box, () => patch('Namespace ci-failure', '{ metadata: { name: "b" } }'))).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts  patches[0].merge
      found    a patch that makes another object
      allowed  fields other than apiVersion, kind, metadata.name and metadata.namespace

    1 mistake in the config; nothing was written.
    "
  `);
  expect(refused(box, () => patch('Namespace ci-failure', '{}', 'because'))).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:27:55  patches[0].reason
      found    "because"
      allowed  a reason of at least 10 characters

    1 mistake in the config; nothing was written.
    "
  `);
});
