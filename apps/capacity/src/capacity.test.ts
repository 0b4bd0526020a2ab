import type { cluster } from '@auditorsec/aws/kinds/eks';
import type { key } from '@auditorsec/aws/kinds/kms';
import type { NodePool } from '@auditorsec/capacity/karpenter';
import { composeApp } from '@auditorsec/config/testing/compose-app';
import { duration, milliseconds } from '@auditorsec/config/units';
import type { CustomObject } from '@auditorsec/custom-kind/add-custom';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import { rotation } from '@auditorsec/secrets/rotation';
import type { IStorageClass } from 'kubernetes-models/storage.k8s.io/v1/StorageClass';
import { expect, test } from 'vitest';
import { capacity } from './capacity.ts';

const subnets = ['subnet-0a000001', 'subnet-0b000002', 'subnet-0c000003'];
const some = { cpu: '8', memory: '16Gi' };
const secretsKey = 'arn:aws:kms:us-east-1:111122223333:key/0f5a7c1e-3b2d-4e6f-8a90-1b2c3d4e5f60';
const installed = capacity({ subnets, secretsKey, limits: { spot: { cpu: '64', memory: '128Gi' }, critical: some } });
const objects = await composeApp(installed);

test('volumes have a key of their own, by its alias; Secrets the one of the cluster, which Crossplane takes over by its id', () => {
  const { parameters } = objectNamed<IStorageClass>(objects, 'StorageClass gp3-kms');
  const { encryptionConfig } = objectNamed<CustomObject<typeof cluster>>(objects, 'Cluster platform-aws/us-east-1').spec
    .forProvider;
  expect([parameters?.['kmsKeyId'], encryptionConfig.provider.keyArn]).toEqual([
    'arn:aws:kms:us-east-1:111122223333:alias/us-east-1-volumes',
    secretsKey,
  ]);
  expect(
    objectNamed<CustomObject<typeof key>>(objects, 'Key platform-aws/us-east-1-secrets').metadata.annotations,
  ).toMatchObject({
    'crossplane.io/external-name': '0f5a7c1e-3b2d-4e6f-8a90-1b2c3d4e5f60',
  });
});

test('each pool has its own limit, in all three zones', () => {
  const limits = (name: string) => objectNamed<NodePool>(objects, `NodePool ${name}`).spec.limits;
  expect([limits('spot'), limits('critical')]).toEqual([{ cpu: '64', memory: '128Gi' }, some]);
  const { requirements } = objectNamed<NodePool>(objects, 'NodePool spot').spec.template.spec;
  expect(requirements.find(({ key }) => key.endsWith('/zone'))?.values).toEqual([
    'us-east-1a',
    'us-east-1b',
    'us-east-1c',
  ]);
});

test('subnets of fewer than three zones are refused', async () => {
  const two = capacity({ subnets: subnets.slice(1), secretsKey, limits: { spot: some, critical: some } });
  await expect(composeApp(two)).rejects.toThrow('three subnets, one of each zone');
});

test('an alias is no key of Secrets, since EKS takes none', async () => {
  const alias = capacity({
    subnets,
    secretsKey: secretsKey.replace('key/', 'alias/'),
    limits: { spot: some, critical: some },
  });
  await expect(composeApp(alias)).rejects.toThrow('EKS takes no alias');
});

test('a key of another region is refused: EKS reaches none', async () => {
  const far = secretsKey.replace('us-east-1', 'eu-west-1');
  const installed = capacity({ subnets, secretsKey: far, limits: { spot: some, critical: some } });
  await expect(composeApp(installed)).rejects.toThrow(/secretsKey[\s\S]*us-east-1:111122223333:key/);
});

test('Karpenter lends no role but that of nodes, and ends no machine of another cluster', () => {
  const { policy } = objectNamed<{ spec: { forProvider: { policy: string } } }>(
    objects,
    'RolePolicy platform-aws/us-east-1-karpenter-own',
  ).spec.forProvider;
  const statements: { Action: string[]; Resource: string[]; Condition?: object }[] = JSON.parse(policy).Statement;
  const about = (action: string) => statements.filter(({ Action }) => Action.includes(action));
  expect(about('iam:PassRole').flatMap(({ Resource }) => Resource)).toEqual([
    'arn:aws:iam::111122223333:role/eks-nodes',
  ]);
  for (const { Condition } of about('ec2:TerminateInstances'))
    expect(JSON.stringify(Condition)).toContain('aws:ResourceTag/kubernetes.io/cluster/us-east-1');
});

test('Karpenter hears of every machine that AWS takes, from the queue that its role reads', () => {
  const of = (kind: string) =>
    objects.filter((object) => object.kind === kind) as unknown as readonly {
      spec: { forProvider: Record<string, string> };
    }[];
  const patterns = of('Rule').map(({ spec }) => JSON.parse(spec.forProvider['eventPattern'] ?? '')['detail-type'][0]);
  expect(patterns).toContain('EC2 Spot Instance Interruption Warning');
  const queue = 'arn:aws:sqs:us-east-1:111122223333:us-east-1-interruptions';
  expect(of('Target').map(({ spec }) => spec.forProvider['arn'])).toEqual(patterns.map(() => queue));
  const { policy } = objectNamed<{ spec: { forProvider: { policy: string } } }>(
    objects,
    'RolePolicy platform-aws/us-east-1-karpenter-own',
  ).spec.forProvider;
  expect(JSON.parse(policy).Statement).toContainEqual({
    Effect: 'Allow',
    Action: ['sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'],
    Resource: [queue],
  });
});

test('no pod is older than the shortest turn of a rotation: what it read at its start is still good', () => {
  const shortest = Array.from({ length: 90 }, (_, day) => day + 1).find((days) => rotation.safeParse({ days }).success);
  for (const name of ['spot', 'critical']) {
    const { expireAfter, terminationGracePeriod } = objectNamed<NodePool>(objects, `NodePool ${name}`).spec.template
      .spec;
    const life = [expireAfter, terminationGracePeriod]
      .map((text) => milliseconds(duration.parse(text)))
      .reduce((a, b) => a + b);
    expect(life).toBeLessThan((shortest ?? 0) * 86_400_000);
  }
});
