import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import { check, deployment, object } from '../testing.ts';
import { requireAwsIdentity } from './require-aws-identity.ts';

const config = (name: string, file: string, value: unknown) => ({
  ...object('v1 ConfigMap', `shop/${name}`, undefined),
  data: { [file]: JSON.stringify(value) },
});
const configs = [
  config('database', 'database.json', { user: 'till', authentication: { type: 'iam' } }),
  config('cache', 'cache.json', { client: { user: 'till' } }),
];
const mounting = (...names: readonly string[]) =>
  deployment(
    'shop/cart',
    { app: 'cart' },
    {
      serviceAccountName: 'cart',
      volumes: names.map((name) => ({ name, configMap: { name } })),
    },
  );
const association = object('eks.aws.m.upbound.io/v1beta1 PodIdentityAssociation', 'aws/cart', {
  forProvider: { namespace: 'shop', serviceAccount: 'cart', roleArnRef: { name: 'cart' } },
});
const policy = (...statements: readonly (readonly [action: string, resource: string])[]) =>
  object('iam.aws.m.upbound.io/v1beta1 RolePolicy', 'aws/cart', {
    forProvider: {
      roleRef: { name: 'cart' },
      policy: JSON.stringify({ Statement: statements.map(([Action, Resource]) => ({ Action, Resource })) }),
    },
  });
const database = ['rds-db:connect', 'arn:aws:rds-db:eu-west-1:111122223333:dbuser:prx-*/till'] as const;
const cache = ['elasticache:Connect', 'arn:aws:elasticache:eu-west-1:111122223333:user:till'] as const;
const found = (...list: readonly KubeObject[]) => check(requireAwsIdentity, [...configs, ...list]);

test('passes pods that connect to nothing, and those whose role may connect', () => {
  expect(found(mounting())).toEqual([]);
  expect(found(mounting('database', 'cache'), association, policy(database, cache))).toEqual([]);
});

test('fails where nobody associates their service account with a role', () => {
  expect(found(mounting('database'), policy(database))).toMatchInlineSnapshot(`
    [
      "Deployment shop/cart: the database refuses every connection of these pods: no PodIdentityAssociation names shop/cart. Add podIdentity.",
    ]
  `);
});

test('fails where the role may connect to the one store and not to the other', () => {
  expect(found(mounting('database', 'cache'), association, policy(database))).toMatchInlineSnapshot(`
    [
      "Deployment shop/cart: the cache refuses every connection of these pods: the role cart may not elasticache:Connect on …:user:till. Add the statement.",
    ]
  `);
});

test('fails where the role may connect as another user', () => {
  const [action, arn] = database;
  const other = policy([action, arn.replace('/till', '/admin')]);
  expect(found(mounting('database'), association, other)).toHaveLength(1);
});
