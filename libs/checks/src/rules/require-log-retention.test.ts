import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { requireLogRetention } from './require-log-retention.ts';

const PATHS = { eks: '/aws/eks/us-east-1/cluster', rds: '/aws/rds/cluster/shop/postgresql' };
const writers = [
  object('eks.aws.m.upbound.io/v1beta1 Cluster', 'aws/us-east-1', {
    forProvider: { enabledClusterLogTypes: ['audit'] },
  }),
  object('rds.aws.m.upbound.io/v1beta1 Cluster', 'aws/shop', {
    forProvider: { enabledCloudwatchLogsExports: ['postgresql'] },
  }),
];

function group(path: string, forProvider: object) {
  const made = object('cloudwatchlogs.aws.m.upbound.io/v1beta1 Group', `aws/${path.split('/')[2]}`, { forProvider });
  return { ...made, metadata: { ...made.metadata, annotations: { 'crossplane.io/external-name': path } } };
}

const kept = (retentionInDays: number) => ({ retentionInDays, kmsKeyIdRef: { name: 'logs' } });
const findings = (...groups: ReturnType<typeof group>[]) => check(requireLogRetention, [...writers, ...groups]);

test('groups with an end and a key pass', () => {
  expect(findings(group(PATHS.eks, kept(400)), group(PATHS.rds, kept(90)))).toEqual([]);
});

test('a control plane and a database whose groups AWS makes itself fail', () => {
  expect(findings()).toMatchInlineSnapshot(`
    [
      "Cluster aws/us-east-1: it writes to /aws/eks/us-east-1/cluster, which is no Group here: AWS makes that group itself, keeps all in it for ever, and encrypts it by no key of ours. Add a Group with that external name.",
      "Cluster aws/shop: it writes to /aws/rds/cluster/shop/postgresql, which is no Group here: AWS makes that group itself, keeps all in it for ever, and encrypts it by no key of ours. Add a Group with that external name.",
    ]
  `);
});

test('an audit log that is gone before the year is over fails, and one that is kept for ever', () => {
  const forEver = { kmsKeyIdRef: { name: 'logs' } };
  expect(findings(group(PATHS.eks, kept(90)), group(PATHS.rds, forEver))).toMatchInlineSnapshot(`
    [
      "Group aws/eks spec.forProvider.retentionInDays: its logs are kept for 90 days. Write 365 days or more: an audit looks at the year before.",
      "Group aws/rds spec.forProvider.retentionInDays: its logs are kept for ever. Write a number of days.",
    ]
  `);
});

test('a group without a key of ours fails', () => {
  expect(findings(group(PATHS.eks, { retentionInDays: 400 }), group(PATHS.rds, kept(90)))).toMatchInlineSnapshot(`
    [
      "Group aws/eks spec.forProvider.kmsKeyIdRef: it is encrypted by no key of ours. Name one.",
    ]
  `);
});

test('what logs nothing needs no group', () => {
  expect(check(requireLogRetention, [object('eks.aws.m.upbound.io/v1beta1 Cluster', 'aws/us-east-1', {})])).toEqual([]);
});
