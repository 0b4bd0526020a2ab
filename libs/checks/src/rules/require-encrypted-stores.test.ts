import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { requireEncryptedStores } from './require-encrypted-stores.ts';

const managed = (type: string, name: string, forProvider: object) =>
  object(`${type.split(' ')[0]}.aws.m.upbound.io/v1beta1 ${type.split(' ')[1]}`, `aws/${name}`, { forProvider });
const key = (fields: object = {}) =>
  managed('kms Key', 'data', { enableKeyRotation: true, rotationPeriodInDays: 365, ...fields });
const database = (fields: object = {}) =>
  managed('rds Cluster', 'shop', { storageEncrypted: true, kmsKeyIdRef: { name: 'data' }, ...fields });
const cache = (fields: object = {}) =>
  managed('elasticache ReplicationGroup', 'shop', {
    atRestEncryptionEnabled: 'true',
    transitEncryptionEnabled: true,
    kmsKeyIdRef: { name: 'data' },
    ...fields,
  });
const bucket = managed('s3 Bucket', 'web', {});
const bucketEncryption = managed('s3 BucketServerSideEncryptionConfiguration', 'web', { bucketRef: { name: 'web' } });
const eks = (encryptionConfig?: object) => managed('eks Cluster', 'us-east-1', { encryptionConfig });
const secrets = { provider: { keyArn: 'arn:aws:kms:us-east-1:111122223333:key/a' }, resources: ['secrets'] };
const storageClass = (parameters: object) => ({
  ...object('storage.k8s.io/v1 StorageClass', 'gp3', {}),
  provisioner: 'ebs.csi.aws.com',
  parameters,
});
const nodeClass = (ebs: object) =>
  object('karpenter.k8s.aws/v1 EC2NodeClass', 'default', { blockDeviceMappings: [{ ebs }] });
const secret = (fields: object = {}) =>
  managed('secretsmanager Secret', 'token', { kmsKeyIdRef: { name: 'data' }, ...fields });
const search = (storageClassName?: string) =>
  object('elasticsearch.k8s.elastic.co/v1 Elasticsearch', 'logs/logs', {
    nodeSets: [{ volumeClaimTemplates: [{ spec: { storageClassName, resources: { requests: { storage: '1Gi' } } } }] }],
  });
const findings = (...list: Parameters<typeof check>[1]) => check(requireEncryptedStores, list);

test('stores with a key of ours that is replaced every year pass', () => {
  const volumes = [
    storageClass({ encrypted: 'true', kmsKeyId: 'alias/volumes' }),
    nodeClass({ encrypted: true, kmsKeyID: 'alias/volumes' }),
  ];
  expect(
    findings(key(), database(), cache(), bucket, bucketEncryption, eks(secrets), secret(), search('gp3'), ...volumes),
  ).toEqual([]);
});

test.each([
  ['a database in the clear', [database({ storageEncrypted: false })], 'spec.forProvider.storageEncrypted'],
  ['a cache whose disks are in the clear', [cache({ atRestEncryptionEnabled: 'false' })], 'atRestEncryptionEnabled'],
  ['a cache whose wire is in the clear', [cache({ transitEncryptionEnabled: false })], 'transitEncryptionEnabled'],
  ['a store without a key', [database({ kmsKeyIdRef: undefined })], 'it names none'],
  ['a store with a key that is not there', [cache({ kmsKeyIdRef: { name: 'dta' } })], 'there is no key dta'],
  ['a key that stays', [key({ enableKeyRotation: false })], 'spec.forProvider.enableKeyRotation'],
  ['a key that is replaced too seldom', [key({ rotationPeriodInDays: 730 })], 'after 730 days'],
  ['secrets under the key of AWS', [eks()], 'spec.forProvider.encryptionConfig'],
  ['a key for nothing', [eks({ ...secrets, resources: [] })], 'resources: [secrets]'],
  ['a volume in the clear', [storageClass({ type: 'gp3' })], 'parameters: its volumes'],
  ['a disk of nodes under the key of AWS', [nodeClass({ encrypted: true })], 'spec.blockDeviceMappings[0].ebs'],
  ['a secret under the key of AWS', [secret({ kmsKeyIdRef: undefined })], 'it names none'],
  ['a claim of another class', [search('gp2')], 'there is no StorageClass gp2 here'],
  ['a claim of the default class', [search()], 'there is no StorageClass named, and the default'],
  ['a bucket that nothing encrypts', [bucket], 'Bucket aws/web: nothing says how'],
])('%s fails', (_, list, message) => {
  expect(findings(...(list.some(({ kind }) => kind === 'Key') ? [] : [key()]), ...list)).toEqual([
    expect.stringContaining(message),
  ]);
});

test('a cache that joins a Global Datastore takes its switches from there, and names a key of its own', () => {
  const joins = {
    atRestEncryptionEnabled: undefined,
    transitEncryptionEnabled: undefined,
    globalReplicationGroupId: 'ldgnf-shop',
  };
  expect(findings(key(), cache(joins))).toEqual([]);
  expect(findings(key(), cache({ ...joins, kmsKeyIdRef: undefined }))).toHaveLength(1);
});

test('a volume of another driver is its own affair', () => {
  expect(findings({ ...storageClass({}), provisioner: 'efs.csi.aws.com' })).toEqual([]);
});
