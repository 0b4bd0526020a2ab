import { afterAll, expect, test } from 'vitest';
import { patched } from './testing/patched.ts';
import { refused } from './testing/refused.ts';
import { Sandbox } from './testing/sandbox.ts';

const box = new Sandbox();
afterAll(() => box.delete());

/** Lines of code move. */
const withoutLines = (text: string) => text.replaceAll(/\.ts:\d+(:\d+)?/g, '.ts:LINE');

const patchedUs = (object: string, merge: object) => patched(box, 'us-east-1', object, merge);

test('a control that does not exist', () => {
  const annotations = { 'compliance.auditorsec.com/controls': 'mutual-tls,mutual-tsl' };
  expect(patchedUs('PeerAuthentication istio-system/default', { metadata: { annotations } })).toMatchInlineSnapshot(`
    "require-controls  us-east-1  PeerAuthentication istio-system/default  metadata.annotations["compliance.auditorsec.com/controls"]
      the report counts it for no control: there is no control "mutual-tsl"; did you mean mutual-tls?
      config  clusters/us-east-1/cluster.ts:LINE
      made by apps/mesh/src/mesh.ts:LINE
      file    generated/us-east-1/mesh/PeerAuthentication.security.istio.io_istio-system_default.yaml
      rule    docs/checks/require-controls.md

    1 finding; nothing was written.
    "
  `);
});

test('sessions on disks in the clear', () => {
  const merge = { spec: { forProvider: { atRestEncryptionEnabled: 'false' } } };
  expect(patchedUs('ReplicationGroup platform-aws/ci-failure-sessions', merge)).toMatchInlineSnapshot(`
    "require-encrypted-stores  us-east-1  ReplicationGroup platform-aws/ci-failure-sessions  spec.forProvider.atRestEncryptionEnabled
      whoever gets at its disks or its wire reads all of it. Write true.
      config  clusters/us-east-1/cluster.ts:LINE
      made by apps/data/src/caches.ts:LINE
      file    generated/us-east-1/data/ReplicationGroup.elasticache.aws.m.upbound.io_platform-aws_ci-failure-sessions.yaml
      rule    docs/checks/require-encrypted-stores.md

    1 finding; nothing was written.
    "
  `);
});

test('a control plane that logs no audit', () => {
  const merge = { spec: { forProvider: { enabledClusterLogTypes: ['api'] } } };
  expect(patchedUs('Cluster platform-aws/us-east-1', merge)).toMatchInlineSnapshot(`
    "require-audit-log  us-east-1  Cluster platform-aws/us-east-1  spec.forProvider.enabledClusterLogTypes
      after an incident nobody can tell who did what: it does not log audit, authenticator, controllerManager, scheduler. Add them.
      config  clusters/us-east-1/cluster.ts:LINE
      made by apps/capacity/src/capacity.ts:LINE
      file    generated/us-east-1/capacity/Cluster.eks.aws.m.upbound.io_platform-aws_us-east-1.yaml
      rule    docs/checks/require-audit-log.md

    1 finding; nothing was written.
    "
  `);
});

test('a failover that takes data of Europeans where it may not go', () => {
  const sent = () =>
    box.edit('clusters/fleet.ts', "'eu-west-1': ['us-east-1']", "'eu-west-1': ['ap-southeast-1', 'us-east-1']");
  expect(withoutLines(refused(box, sent))).toMatchInlineSnapshot(`
    "clusters/fleet.ts:LINE  failover.order.eu-west-1[0]
      found    "ap-southeast-1"
      allowed  a cluster that the data of eu-west-1 may go to; residency says: personal data of the EU goes to no country without an adequacy decision (GDPR, article 45)

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a database of personal data that is copied where it may not go, and nothing makes that lawful', () => {
  box.edit(
    'clusters/fleet.ts',
    /rule: 'no-forbidden-copy',\n\s+object: 'ap-southeast-1 Cluster/,
    "rule: 'no-forbidden-copy',\n object: 'nowhere Cluster",
  );
  const before = box.digest();
  const { exitCode, stdout } = box.run(['generate']);
  expect(exitCode).toBe(1);
  expect(box.digest()).toBe(before);
  box.restore();
  expect(withoutLines(stdout)).toMatchInlineSnapshot(`
    "no-forbidden-copy  ap-southeast-1  Cluster platform-aws/ci-failure
      what is written in eu-west-1 is copied here, and residency keeps it from here (GDPR, article 44): it holds personal data. Give this region a store of its own, move these classes out of what is shared, or name in \`exceptions\` what makes the transfer lawful.
      config  clusters/ap-southeast-1/cluster.ts:LINE
      made by apps/data/src/database.ts:LINE
      file    generated/ap-southeast-1/data/Cluster.rds.aws.m.upbound.io_platform-aws_ci-failure.yaml
      rule    docs/checks/no-forbidden-copy.md

    clusters/fleet.ts  exception no-forbidden-copy for nowhere Cluster platform-aws/ci-failure: There is no cluster nowhere. There are us-east-1, eu-west-1, ap-southeast-1, staging

    2 findings; nothing was written.
    "
  `);
});

test('a copy that is excepted without what makes it lawful', () => {
  const unnamed = () => box.edit('clusters/fleet.ts', /transfer: \{.*?\},\n/s, '');
  expect(withoutLines(refused(box, unnamed))).toMatchInlineSnapshot(`
    "clusters/fleet.ts:LINE  exceptions[2].transfer
      found    nothing
      allowed  what the copy rests on: basis, one of adequacy-decision, standard-clauses, binding-rules, explicit-consent, and papers, where they are

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a class of data that does not exist', () => {
  const misspelt = () => box.edit('clusters/fleet.ts', "database: ['business', 'personal']", "database: ['personnal']");
  expect(withoutLines(refused(box, misspelt))).toMatchInlineSnapshot(`
    "clusters/fleet.ts:LINE  data.database[0]
      found    "personnal"
      allowed  one of public, business, pseudonymous, personal, payment, secret
      did you mean personal?

    1 mistake in the config; nothing was written.
    "
  `);
});
