import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import { Construct } from 'constructs';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import type { ICronJob } from 'kubernetes-models/batch/v1/CronJob';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import type { IService } from 'kubernetes-models/v1/Service';
import { expect, test } from 'vitest';
import { example } from './example.ts';
import { restrictedBreaches } from './testing/pod-security.ts';

const objects = render(example);
const deployment = objectNamed<IDeployment>(objects, 'Deployment shop/cart');
const job = objectNamed<ICronJob>(objects, 'CronJob shop/cart-cleanup');

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('moving a workload elsewhere in the code changes no byte: nothing is named or selected by a hash of its place', () => {
  const moved = render((chart) => example(new Construct(new Construct(chart, 'some'), 'where')));
  expect(yamlStream(moved)).toBe(yamlStream(objects));
  expect(yamlStream(objects)).not.toContain('cdk8s.io/');
});

test('a Deployment leaves its replicas to the autoscaler, which has bounds', () => {
  expect(deployment.spec).not.toHaveProperty('replicas');
  const scaler = objectNamed<IHorizontalPodAutoscaler>(objects, 'HorizontalPodAutoscaler shop/cart');
  expect(scaler.spec).toMatchObject({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart' },
    minReplicas: 3,
    maxReplicas: 12,
  });
});

test('the autoscaler aims at 70 % of the requested CPU, goes up at once and down by a tenth a minute', () => {
  const { spec } = objectNamed<IHorizontalPodAutoscaler>(objects, 'HorizontalPodAutoscaler shop/cart');
  const target = { type: 'Utilization', averageUtilization: 70 };
  expect(spec?.metrics).toEqual([{ type: 'Resource', resource: { name: 'cpu', target } }]);
  expect(spec?.behavior?.scaleUp).toMatchObject({ stabilizationWindowSeconds: 0, selectPolicy: 'Max' });
  expect(spec?.behavior?.scaleDown).toMatchObject({
    stabilizationWindowSeconds: 300,
    policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }],
  });
});

test('Deployment, Service and budget select the labels that the caller gave, and the pods carry them', () => {
  const labels = { app: 'cart' };
  expect(deployment.spec?.selector).toEqual({ matchLabels: labels });
  expect(deployment.spec?.template.metadata?.labels).toEqual(labels);
  expect(objectNamed<IService>(objects, 'Service shop/cart').spec?.selector).toEqual(labels);
  const budget = objectNamed<IPodDisruptionBudget>(objects, 'PodDisruptionBudget shop/cart');
  expect(budget.spec?.selector).toEqual({ matchLabels: labels });
});

test('a rollout adds pods before it takes any away', () => {
  expect(deployment.spec?.strategy?.rollingUpdate).toEqual({ maxSurge: '25%', maxUnavailable: 0 });
});

test('a budget lets some pods go, and never protects a pod that is not ready', () => {
  const { spec } = objectNamed<IPodDisruptionBudget>(objects, 'PodDisruptionBudget shop/cart');
  expect(spec).toMatchObject({ maxUnavailable: '25%', unhealthyPodEvictionPolicy: 'AlwaysAllow' });
});

test('a Service writes its protocol out and targets ports by name', () => {
  expect(objectNamed<IService>(objects, 'Service shop/cart').spec?.ports).toEqual([
    { name: 'http', port: 8000, protocol: 'TCP', targetPort: 'http' },
  ]);
});

test('a ServiceAccount brings no API token unless a pod asks for one', () => {
  expect(objectNamed(objects, 'ServiceAccount shop/cart')).toMatchObject({ automountServiceAccountToken: false });
});

test('a job runs once at a time, in UTC, never hangs for ever, and its pod meets `restricted` too', () => {
  expect(job.spec).toMatchObject({ concurrencyPolicy: 'Forbid', timeZone: 'Etc/UTC', startingDeadlineSeconds: 900 });
  expect(job.spec?.jobTemplate.spec).toMatchObject({ activeDeadlineSeconds: 1800, backoffLimit: 2 });
  const pod = job.spec?.jobTemplate.spec?.template.spec;
  expect(pod?.restartPolicy).toBe('Never');
  expect(pod && restrictedBreaches(pod)).toEqual([]);
});
