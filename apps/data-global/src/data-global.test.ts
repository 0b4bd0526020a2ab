import { composeApp } from '@auditorsec/config/testing/compose-app';
import { smallMember } from '@auditorsec/config/testing/small-fleet';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import { expect, test } from 'vitest';
import { dataGlobal } from './data-global.ts';

const owner = { ...smallMember('secondary', 1), region: 'eu-west-1' } as const;
const clusters = { 'us-east-1': owner, first: smallMember('primary', 2) };
const objects = await composeApp(dataGlobal({}), [], { globalCluster: 'us-east-1', clusters });
const forProvider = (key: string) =>
  objectNamed<{ spec: { forProvider: Readonly<Record<string, unknown>> } }>(objects, key).spec.forProvider;

test('one cluster owns what joins the regions: any other is refused', async () => {
  await expect(composeApp(dataGlobal({}))).rejects.toThrow(/globalCluster/);
  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'GlobalCluster ci-failure',
    'GlobalReplicationGroup ci-failure',
    'Role ci-failure-monitoring',
    'Role ci-failure-proxy',
  ]);
});

test('they are asked for in the region in which the data began, not in that of their owner', () => {
  expect(forProvider('GlobalCluster platform-aws/ci-failure')['region']).toBe('us-east-1');
  expect(forProvider('GlobalReplicationGroup platform-aws/ci-failure')['region']).toBe('us-east-1');
});

test('the proxy may connect as one user of this account, and nothing else', () => {
  const [{ policy }] = forProvider('Role platform-aws/ci-failure-proxy')['inlinePolicy'] as [{ policy: string }];
  expect(JSON.parse(policy).Statement).toEqual([
    { Effect: 'Allow', Action: 'rds-db:connect', Resource: 'arn:aws:rds-db:*:111122223333:dbuser:*/ci-failure' },
  ]);
});
