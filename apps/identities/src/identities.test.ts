import { composeApp } from '@auditorsec/config/testing/compose-app';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import { expect, test } from 'vitest';
import { identities } from './identities.ts';

interface Statement {
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const objects = await composeApp(identities({}));
const statements = (name: string): Statement[] => {
  const { policy } = objectNamed<{ spec: { forProvider: { policy: string } } }>(
    objects,
    `RolePolicy platform-aws/us-east-1-${name}-own`,
  ).spec.forProvider;
  return JSON.parse(policy).Statement;
};

test('every controller has a role and an association; what KEDA may read is granted by whoever has a queue', () => {
  const of = (kind: string) => objects.filter((object) => object.kind === kind).map(({ metadata }) => metadata.name);
  expect(of('Role')).toEqual(of('PodIdentityAssociation'));
  expect(of('Role').filter((name) => !of('RolePolicy').includes(`${name}-own`))).toEqual(['us-east-1-keda-operator']);
});

test("external-dns changes records of its region's name and no other", () => {
  const change = statements('external-dns').find(({ Action }) => Action.includes('route53:ChangeResourceRecordSets'));
  expect(change?.Resource).toEqual(['arn:aws:route53:::hostedzone/Z0EXAMPLE']);
  expect(
    change?.Condition?.['ForAllValues:StringLike']?.['route53:ChangeResourceRecordSetsNormalizedRecordNames'],
  ).toEqual(['us-east-1.origin.example.com', '*-us-east-1.origin.example.com']);
});

test('secrets of another cluster or region are out of reach', () => {
  const [read, decrypt] = statements('external-secrets');
  expect(read?.Resource).toEqual(['arn:aws:secretsmanager:us-east-1:111122223333:secret:us-east-1/*']);
  expect(decrypt?.Condition).toEqual({ 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/secrets' } });
});

test("no load balancer changes that doesn't carry the cluster's tag", () => {
  const changes = statements('aws-load-balancer-controller').filter(({ Action }) =>
    Action.some((action) => /^elasticloadbalancing:(Delete|Modify|Set|Deregister)/.test(action)),
  );
  expect(changes.length).toBeGreaterThan(0);
  for (const { Condition } of changes)
    expect(Condition).toEqual({ StringEquals: { 'aws:ResourceTag/service.k8s.aws/cluster': 'us-east-1' } });
});
