import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { requireKeptData } from './require-kept-data.ts';

const annotations = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' };
const safe = { deletionProtection: true, skipFinalSnapshot: false, finalSnapshotIdentifier: 'shop-final' };
const policies = ['Observe', 'Create', 'Update', 'LateInitialize'];

const found = (
  forProvider: object,
  managementPolicies: readonly string[] | undefined = policies,
  metadata = { annotations },
) =>
  check(requireKeptData, [
    object('rds.aws.m.upbound.io/v1beta1 Cluster', 'aws/shop', { forProvider, managementPolicies }, metadata),
  ]);

test('a database that nothing deletes passes', () => {
  expect(found(safe)).toEqual([]);
});

test('Argo CD may neither prune nor delete it', () => {
  const prunable = { annotations: { 'argocd.argoproj.io/sync-options': 'Delete=false' } };
  expect(found(safe, policies, prunable)).toMatchInlineSnapshot(`
    [
      "Cluster aws/shop metadata.annotations["argocd.argoproj.io/sync-options"]: a commit that drops this file, or an Application that is deleted, deletes the data. Add Prune=false.",
    ]
  `);
});

test.each([
  ['AWS would delete it at one call', { ...safe, deletionProtection: false }, 'deletionProtection: AWS deletes it'],
  ['it would leave no snapshot', { ...safe, skipFinalSnapshot: true }, 'skipFinalSnapshot: deleted, it leaves nothing'],
  ['its last snapshot has no name', { ...safe, finalSnapshotIdentifier: '' }, 'Name its last snapshot'],
])('%s is found', (_says, forProvider, message) => {
  expect(found(forProvider)).toEqual([expect.stringContaining(message)]);
});

test('without policies Crossplane deletes what is deleted in the cluster', () => {
  const every = object('kms.aws.m.upbound.io/v1beta1 Key', 'aws/shop', { forProvider: {} }, { annotations });
  expect(check(requireKeptData, [every])).toEqual([expect.stringContaining('its policies are *')]);
  expect(found(safe, [...policies, 'Delete'])).toHaveLength(1);
});

test('what holds no data may be deleted', () => {
  expect(check(requireKeptData, [object('rds.aws.m.upbound.io/v1beta1 Proxy', 'aws/shop', {})])).toEqual([]);
});
