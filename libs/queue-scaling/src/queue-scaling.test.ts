import { workingHours } from '@auditorsec/config/working-hours';
import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import type { IScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject';
import { expect, test } from 'vitest';
import { example } from './example.ts';
import { queueScaling } from './queue-scaling.ts';

const objects = render(example);
const scaled = objectNamed<IScaledObject>(objects, 'ScaledObject shop/invoices');

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('every value of a trigger is a string, as the CRD of KEDA demands', () => {
  const values = (scaled.spec?.triggers ?? []).flatMap(({ metadata }) => Object.values(metadata));
  expect(values).toContain('50');
  expect(values.filter((value) => typeof value !== 'string')).toEqual([]);
});

test('messages in work count, so that a busy consumer is not taken for an idle one', () => {
  expect(scaled.spec?.triggers?.[0]?.metadata).toMatchObject({ scaleOnInFlight: 'true' });
});

test('it scales the Deployment of its name between the bounds, and makes no HPA beside the one of KEDA', () => {
  expect(scaled.spec).toMatchObject({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'invoices' },
    minReplicaCount: 2,
    maxReplicaCount: 20,
  });
  expect(objects.map(({ kind }) => kind).sort()).toEqual(['ScaledObject', 'TriggerAuthentication']);
});

test('KEDA reads the queue as itself: the trigger refers to an authentication without a Secret', () => {
  expect(scaled.spec?.triggers?.[0]?.authenticationRef).toEqual({ name: 'invoices' });
  expect(objectNamed(objects, 'TriggerAuthentication shop/invoices')).toMatchObject({
    spec: { podIdentity: { provider: 'aws' } },
  });
});

test('with working hours a consumer is idle outside them, until a message wakes it', () => {
  const hours = workingHours.parse({ timeZone: 'UTC', from: '07:00', until: '20:00' });
  const place = { name: 'bills', namespace: 'shop', region: 'us-east-1', replicas: { min: 2, max: 4 } };
  const queue = { queueUrl: 'https://sqs.us-east-1.amazonaws.com/111122223333/bills', messagesPerReplica: 5 };
  const { spec } = objectNamed<IScaledObject>(
    render((chart) => queueScaling(chart, { ...place, ...queue, hours })),
    'ScaledObject shop/bills',
  );
  expect(spec?.idleReplicaCount).toBe(0);
  expect(spec?.triggers.map(({ type }) => type)).toEqual(['cron', 'aws-sqs-queue']);
});
