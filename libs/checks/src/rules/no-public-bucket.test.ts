import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { noPublicBucket } from './no-public-bucket.ts';

const managed = (type: string, forProvider: object) =>
  object(`${type.split(' ')[0]}.aws.m.upbound.io/v1beta1 ${type.split(' ')[1]}`, 'aws/files', { forProvider });
const setting = (kind: string, fields: object) =>
  managed(`s3 Bucket${kind}`, { bucketRef: { name: 'files' }, ...fields });

const bucket = managed('s3 Bucket', {});
const closed = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
const locks = (fields: object = {}) => setting('PublicAccessBlock', { ...closed, ...fields });
const ownership = (objectOwnership = 'BucketOwnerEnforced') =>
  setting('OwnershipControls', { rule: { objectOwnership } });
const deny = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: ['arn:aws:s3:::files', 'arn:aws:s3:::files/*'],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
const policy = (...statements: readonly object[]) =>
  setting('Policy', { policy: JSON.stringify({ Statement: statements }) });
const logs = managed('cloudfront Distribution', { loggingConfig: { bucket: 'files.s3.amazonaws.com' } });
const findings = (...list: Parameters<typeof check>[1]) => check(noPublicBucket, [bucket, ...list]);

test('a bucket passes that is closed, owned by one, and answers by TLS alone', () => {
  const reader = { Effect: 'Allow', Principal: { Service: 'cloudfront.amazonaws.com' }, Action: 's3:GetObject' };
  expect(findings(locks(), ownership(), policy(reader, deny))).toEqual([]);
  expect(findings(locks(), ownership(), policy({ ...deny, Principal: { AWS: '*' } }))).toEqual([]);
});

test('ACLs pass where a distribution writes its logs, and nowhere else', () => {
  const acls = [locks(), ownership('BucketOwnerPreferred'), policy(deny)];
  expect(findings(...acls, logs)).toEqual([]);
  expect(findings(...acls)).toEqual([expect.stringContaining('(ownership: BucketOwnerPreferred)')]);
});

test('ACLs of the writer fail even there', () => {
  expect(findings(locks(), ownership('ObjectWriter'), policy(deny), logs)).toHaveLength(1);
});

test('a bucket by itself fails for each thing that it lacks', () => {
  expect(findings()).toMatchInlineSnapshot(`
    [
      "Bucket aws/files: one wrong policy opens it to everybody: add a BucketPublicAccessBlock with all four true.",
      "Bucket aws/files: whoever writes an object may open it by ACL (ownership: not written). Write BucketOwnerEnforced; BucketOwnerPreferred is for the bucket of a distribution's logs alone.",
      "Bucket aws/files: it answers without TLS: add a BucketPolicy that denies s3:* to everybody, on the bucket and on all in it, where aws:SecureTransport is false, as libs/cdn does.",
    ]
  `);
});

test.each(Object.keys(closed))('%s has to be true', (lock) => {
  expect(findings(locks({ [lock]: false }), ownership(), policy(deny))).toEqual([
    expect.stringContaining(`BucketPublicAccessBlock aws/files spec.forProvider.${lock}: `),
  ]);
});

test.each([
  ['by a star', '*'],
  ['by a star for accounts', { AWS: '*' }],
  ['by a star among accounts', { AWS: ['111122223333', '*'] }],
])('a policy that lets everybody in %s fails', (_says, Principal) => {
  const open = { Effect: 'Allow', Principal, Action: 's3:GetObject', Resource: 'arn:aws:s3:::files/*' };
  expect(findings(locks(), ownership(), policy(open, deny))).toEqual([expect.stringContaining('it lets everybody in')]);
});

test.each([
  ['denies nobody', []],
  ['allows where it should deny', [{ ...deny, Effect: 'Allow', Principal: { Service: 'a' } }]],
  ['denies one account alone', [{ ...deny, Principal: { AWS: '111122223333' } }]],
  ['denies writing alone', [{ ...deny, Action: 's3:PutObject' }]],
  ['forgets what is in the bucket', [{ ...deny, Resource: 'arn:aws:s3:::files' }]],
  ['denies on another bucket', [{ ...deny, Resource: ['arn:aws:s3:::file', 'arn:aws:s3:::file/*'] }]],
  ['denies those who have TLS', [{ ...deny, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }]],
])('a policy that %s answers without TLS, and fails', (_says, statements) => {
  expect(findings(locks(), ownership(), policy(...statements))).toEqual([
    expect.stringContaining('it answers without TLS'),
  ]);
});

test('what belongs to another bucket counts for nothing', () => {
  const other = { bucketRef: { name: 'other' } };
  const list = [setting('PublicAccessBlock', { ...closed, ...other }), ownership(), policy(deny)];
  expect(findings(...list)).toEqual([expect.stringContaining('add a BucketPublicAccessBlock')]);
});
