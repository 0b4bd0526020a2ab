import { afterAll, expect, test } from 'vitest';
import { refused } from './testing/refused.ts';
import { Sandbox } from './testing/sandbox.ts';

const box = new Sandbox();
afterAll(() => box.delete());

/** Whichever is active today. */
const ACTIVE = /activeCluster: '[^']+'/;
const OWNER = 'clusters/eu-west-1/cluster.ts';

/** What is shown after a record was patched past the block that made it. */
function patched(record: string, forProvider: object): string {
  const patch = {
    object: `Record platform-aws/api-${record}`,
    reason: 'tried by hand first',
    merge: { spec: { forProvider } },
  };
  box.edit(OWNER, 'apps: [', `patches: [${JSON.stringify(patch)}],\n  apps: [`);
  const before = box.digest();
  const { exitCode, stdout } = box.run(['generate']);
  expect(exitCode).toBe(1);
  expect(box.digest()).toBe(before);
  box.restore();
  return stdout.replaceAll(/\.ts:\d+/g, '.ts:LINE');
}

test('a failover loop', () => {
  expect(patched('tier2-secondary-a', { alias: { name: 'anywhere.api.auditorsec.com' } })).toMatchInlineSnapshot(`
    "match-failover-tree  eu-west-1  Record platform-aws/api-tier1-secondary-a  spec.forProvider.alias.name
      clients of anywhere.api.auditorsec.com get no answer: it leads back to itself, anywhere.api.auditorsec.com → tier2.anywhere.api.auditorsec.com → anywhere.api.auditorsec.com. Let each tier lead to a lower one.
      config  clusters/eu-west-1/cluster.ts:LINE
      made by apps/edge-global/src/dns.ts:LINE
      file    generated/eu-west-1/edge-global/Record.route53.aws.m.upbound.io_platform-aws_api-tier1-secondary-a.yaml
      rule    docs/checks/match-failover-tree.md

    match-failover-tree  eu-west-1  Record platform-aws/api-tier2-secondary-a  spec.forProvider.alias.name
      clients of tier2.anywhere.api.auditorsec.com get no answer: it leads back to itself, tier2.anywhere.api.auditorsec.com → anywhere.api.auditorsec.com → tier2.anywhere.api.auditorsec.com. Let each tier lead to a lower one.
      config  clusters/eu-west-1/cluster.ts:LINE
      made by apps/edge-global/src/dns.ts:LINE
      file    generated/eu-west-1/edge-global/Record.route53.aws.m.upbound.io_platform-aws_api-tier2-secondary-a.yaml
      rule    docs/checks/match-failover-tree.md

    2 findings; nothing was written.
    "
  `);
});

test('an alias that leads to a name that nobody has', () => {
  expect(patched('tier1-secondary-a', { alias: { name: 'tier3.api.auditorsec.com' } })).toMatchInlineSnapshot(`
    "match-failover-tree  eu-west-1  Record platform-aws/api-tier1-secondary-a  spec.forProvider.alias.name
      A anywhere.api.auditorsec.com leads to tier3.api.auditorsec.com, which no record and no Gateway of the fleet has: clients that are sent there get no answer. Did you mean eu.api.auditorsec.com?
      config  clusters/eu-west-1/cluster.ts:LINE
      made by apps/edge-global/src/dns.ts:LINE
      file    generated/eu-west-1/edge-global/Record.route53.aws.m.upbound.io_platform-aws_api-tier1-secondary-a.yaml
      rule    docs/checks/match-failover-tree.md

    1 finding; nothing was written.
    "
  `);
});

test('two primaries', () => {
  expect(patched('tier1-secondary-a', { failoverRoutingPolicy: { type: 'PRIMARY' } })).toMatchInlineSnapshot(`
    "match-failover-tree  eu-west-1  Record platform-aws/api-tier1-secondary-a  spec.forProvider.failoverRoutingPolicy.type
      A anywhere.api.auditorsec.com has 2 PRIMARY records (api-tier1-primary-a, api-tier1-secondary-a): Route 53 takes exactly one, refuses the rest, and clients stay with a region that is down. Write one PRIMARY and one SECONDARY.
      config  clusters/eu-west-1/cluster.ts:LINE
      made by apps/edge-global/src/dns.ts:LINE
      file    generated/eu-west-1/edge-global/Record.route53.aws.m.upbound.io_platform-aws_api-tier1-secondary-a.yaml
      rule    docs/checks/match-failover-tree.md

    match-failover-tree  eu-west-1  Record platform-aws/api-tier1-primary-a  spec.forProvider.failoverRoutingPolicy.type
      A anywhere.api.auditorsec.com has 0 SECONDARY records (none): Route 53 takes exactly one, refuses the rest, and clients stay with a region that is down. Write one PRIMARY and one SECONDARY.
      config  clusters/eu-west-1/cluster.ts:LINE
      made by apps/edge-global/src/dns.ts:LINE
      file    generated/eu-west-1/edge-global/Record.route53.aws.m.upbound.io_platform-aws_api-tier1-primary-a.yaml
      rule    docs/checks/match-failover-tree.md

    match-failover-tree  eu-west-1  Record platform-aws/api-tier1-secondary-a  spec.forProvider.healthCheckIdRef
      clients of anywhere.api.auditorsec.com are sent to the first region while its application is down: the PRIMARY has no health check. Name one.
      config  clusters/eu-west-1/cluster.ts:LINE
      made by apps/edge-global/src/dns.ts:LINE
      file    generated/eu-west-1/edge-global/Record.route53.aws.m.upbound.io_platform-aws_api-tier1-secondary-a.yaml
      rule    docs/checks/match-failover-tree.md

    3 findings; nothing was written.
    "
  `);
});

test('an active cluster to which the writes of another may not go', () => {
  const after = refused(box, () => box.edit('clusters/fleet.ts', ACTIVE, "activeCluster: 'ap-southeast-1'"));
  expect(after).toMatchInlineSnapshot(`
    "clusters/fleet.ts:11:18  activeCluster
      found    "ap-southeast-1"
      allowed  a cluster that the writes of eu-west-1 may go to; residency says: personal data of the EU goes to no country without an adequacy decision (GDPR, article 45). It may be active while eu-west-1 is declared in \`down\`

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a residency rule that failover breaks, and one that leaves a continent nobody to take over', () => {
  const after = (...edits: [from: string | RegExp, to: string][]) =>
    refused(box, () => {
      for (const [from, to] of edits) box.edit('clusters/fleet.ts', from, to);
    }).replaceAll(/\.ts:\d+:\d+/g, '.ts:LINE');
  expect(
    after(["'eu-west-1': ['us-east-1'],", "'eu-west-1': ['us-east-1', 'ap-southeast-1'],"]),
  ).toMatchInlineSnapshot(`
    "clusters/fleet.ts:LINE  failover.order.eu-west-1[1]
      found    "ap-southeast-1"
      allowed  a cluster that the data of eu-west-1 may go to; residency says: personal data of the EU goes to no country without an adequacy decision (GDPR, article 45)

    1 mistake in the config; nothing was written.
    "
  `);
  expect(
    after(
      [ACTIVE, "activeCluster: 'eu-west-1'"],
      [
        "      'eu-west-1': ['us-east-1'],\n      'ap-southeast-1': ['us-east-1', 'eu-west-1'],\n    },\n    residency: [",
        "      'ap-southeast-1': ['us-east-1', 'eu-west-1'],\n    },\n    residency: [{ from: 'eu-west-1', to: 'us-east-1', reason: 'nor across the ocean' },",
      ],
    ),
  ).toMatchInlineSnapshot(`
    "clusters/eu-west-1/cluster.ts:LINE  edge-global
      found    failover.residency of clusters/fleet.ts, which leaves clients of EU eu-west-1 alone
      allowed  at least two clusters to which the data of a continent may go: with one, nothing takes over

    1 mistake in the config; nothing was written.
    "
  `);
});

test('global resources in a second cluster', () => {
  const install = () => {
    box.edit(
      'clusters/us-east-1/cluster.ts',
      'import { gateway }',
      "import { edgeGlobal } from '@auditorsec/edge-global/edge-global';\nimport { gateway }",
    );
    box.edit('clusters/us-east-1/cluster.ts', '    gateway({', '    edgeGlobal({}),\n    gateway({');
  };
  expect(refused(box, install).replaceAll(/\.ts:\d+:\d+/g, '.ts:LINE')).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:LINE  edge-global
      found    edge-global in us-east-1
      allowed  clusters/eu-west-1/cluster.ts alone, the globalCluster of clusters/fleet.ts

    1 mistake in the config; nothing was written.
    "
  `);
});
