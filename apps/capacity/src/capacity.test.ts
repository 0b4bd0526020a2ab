import type { cluster } from '@auditorsec/aws/kinds/eks';
import type { NodePool } from '@auditorsec/capacity/karpenter';
import { composeApp } from '@auditorsec/config/testing/compose-app';
import type { CustomObject } from '@auditorsec/custom-kind/add-custom';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import type { IStorageClass } from 'kubernetes-models/storage.k8s.io/v1/StorageClass';
import { expect, test } from 'vitest';
import { capacity } from './capacity.ts';

const subnets = ['subnet-0a000001', 'subnet-0b000002', 'subnet-0c000003'];
const some = { cpu: '8', memory: '16Gi' };
const installed = capacity({ subnets, limits: { spot: { cpu: '64', memory: '128Gi' }, critical: some } });
const objects = await composeApp(installed);

test('volumes and Secrets have keys of their own, of the region and the account', () => {
  const { parameters } = objectNamed<IStorageClass>(objects, 'StorageClass gp3-kms');
  const { encryptionConfig } = objectNamed<CustomObject<typeof cluster>>(objects, 'Cluster platform-aws/us-east-1').spec
    .forProvider;
  expect([parameters?.['kmsKeyId'], encryptionConfig.provider.keyArn]).toEqual([
    'arn:aws:kms:us-east-1:111122223333:alias/us-east-1-volumes',
    'arn:aws:kms:us-east-1:111122223333:alias/us-east-1-secrets',
  ]);
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
  const two = capacity({ subnets: subnets.slice(1), limits: { spot: some, critical: some } });
  await expect(composeApp(two)).rejects.toThrow('three subnets, one of each zone');
});
