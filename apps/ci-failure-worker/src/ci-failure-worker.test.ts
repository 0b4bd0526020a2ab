import { composeApp } from '@auditorsec/config/testing/compose-app';
import { smallMember } from '@auditorsec/config/testing/small-fleet';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import { restrictedBreaches } from '@auditorsec/workload/testing/pod-security';
import type { IScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { ICronJob } from 'kubernetes-models/batch/v1/CronJob';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { expect, test } from 'vitest';
import { ciFailureWorker } from './ci-failure-worker.ts';

const installed = ciFailureWorker({
  image: `registry.example.com/ci-failure-worker@sha256:${'0'.repeat(64)}`,
  replicas: { min: 2, max: 20 },
  resources: { cpu: '250m', memory: '512Mi' },
  queue: { url: 'https://sqs.us-east-1.amazonaws.com/111122223333/ci-failure', messagesPerReplica: 50 },
  nightly: { schedule: '30 2 * * *', deadline: '2h' },
});
const objects = await composeApp(installed);
const consumer = objectNamed<IDeployment>(objects, 'Deployment ci-failure/ci-failure-worker').spec;
const nightly = objectNamed<ICronJob>(objects, 'CronJob ci-failure/ci-failure-nightly').spec;

test('KEDA alone scales the consumer: no replicas in Git, no second autoscaler', () => {
  expect(consumer).not.toHaveProperty('replicas');
  expect(objects.map(({ kind }) => kind)).not.toContain('HorizontalPodAutoscaler');
  const scaled = objectNamed<IScaledObject>(objects, 'ScaledObject ci-failure/ci-failure-worker');
  expect(scaled.spec).toMatchObject({ scaleTargetRef: { kind: 'Deployment', name: 'ci-failure-worker' } });
});

test('the queue that it is scaled on is the queue that it reads, in its own region', () => {
  const scaled = objectNamed<IScaledObject>(objects, 'ScaledObject ci-failure/ci-failure-worker');
  const [container] = consumer?.template.spec?.containers ?? [];
  const env = Object.fromEntries((container?.env ?? []).map(({ name, value }) => [name, value]));
  expect(scaled.spec?.triggers?.[0]?.metadata).toMatchObject({
    queueURL: env['QUEUE_URL'],
    awsRegion: env['REGION'],
  });
});

test('the nightly job runs in the active cluster, with its deadline in seconds, and is suspended elsewhere', async () => {
  expect(nightly?.suspend).toBe(false);
  expect(nightly?.jobTemplate.spec?.activeDeadlineSeconds).toBe(7200);
  const passive = await composeApp(installed, [], {
    activeCluster: 'eu-west-1',
    clusters: {
      'eu-west-1': { ...smallMember('primary', 1), region: 'eu-west-1' },
      'us-east-1': smallMember('secondary', 2),
    },
  });
  expect(objectNamed<ICronJob>(passive, 'CronJob ci-failure/ci-failure-nightly').spec?.suspend).toBe(true);
});

test('both pods meet Pod Security `restricted` and have an identity of their own', () => {
  const pods = [consumer?.template.spec, nightly?.jobTemplate.spec?.template.spec];
  expect(pods.map((pod) => pod && restrictedBreaches(pod))).toEqual([[], []]);
  expect(pods.map((pod) => pod?.serviceAccountName)).toEqual(['ci-failure-worker', 'ci-failure-nightly']);
});

test('nobody but Prometheus may connect to it', () => {
  for (const name of ['ci-failure-worker', 'ci-failure-nightly']) {
    const { spec } = objectNamed<INetworkPolicy>(objects, `NetworkPolicy ci-failure/${name}`);
    const ports = spec?.ingress?.flatMap((opening) => opening.ports?.map(({ port }) => port));
    expect(ports).toEqual([15020]);
  }
});
