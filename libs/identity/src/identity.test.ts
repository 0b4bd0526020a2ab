import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import { expect, test } from 'vitest';
import { example } from './example.ts';
import { grant, podIdentity } from './pod-identity.ts';
import type { Statement } from './policy.ts';

interface Made {
  readonly spec: { readonly forProvider: Readonly<Record<string, unknown>> };
}

const objects = render(example);
const made = (key: string) => objectNamed<Made>(objects, key).spec.forProvider;
const json = (text: unknown) => JSON.parse(String(text));

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('a role is taken by pods of one service account of one cluster, and by nobody else', () => {
  const [statement] = json(made('Role platform-aws/eu-west-1-cart')['assumeRolePolicy']).Statement;
  expect(statement).toEqual({
    Effect: 'Allow',
    Action: ['sts:AssumeRole', 'sts:TagSession'],
    Principal: { Service: 'pods.eks.amazonaws.com' },
    Condition: {
      StringEquals: {
        'aws:RequestTag/eks-cluster-arn': 'arn:aws:eks:eu-west-1:111122223333:cluster/eu-west-1',
        'aws:RequestTag/kubernetes-namespace': 'shop',
        'aws:RequestTag/kubernetes-service-account': 'cart',
      },
    },
  });
});

test('one who knows why adds to a role, without a look at what others added', () => {
  const to = { cluster: 'eu-west-1', serviceAccount: 'scaler' };
  const read: Statement = { actions: ['sqs:GetQueueAttributes'], on: ['arn:aws:sqs:eu-west-1:111122223333:orders'] };
  const granted = render((chart) => grant(chart, { to, name: 'cart', statements: [read] }));
  const { roleRef, policy } = objectNamed<Made>(granted, 'RolePolicy platform-aws/eu-west-1-scaler-cart').spec
    .forProvider;
  expect(roleRef).toEqual({ name: 'eu-west-1-scaler' });
  expect(json(policy).Statement).toEqual([{ Effect: 'Allow', Action: read.actions, Resource: read.on }]);
});

test('patterns of actions, and resources that are none, are refused together', () => {
  const holder = { cluster: 'a', region: 'eu-west-1', account: '111122223333', namespace: 'a', serviceAccount: 'a' };
  const statements = [
    { actions: ['sqs:*', 'sqs:Send'], on: ['*'] },
    { actions: ['*'], on: { anything: 'lists take none' } },
  ];
  const refused = () => render((chart) => podIdentity(chart, { ...holder, region: 'eu-west-1', statements }));
  expect(refused).toThrow(/sqs:\*[\s\S]*an ARN[\s\S]*no pattern/);
});
