import { addCdk8s } from '@auditorsec/manifest/cdk8s';
import { AppChart } from '@auditorsec/manifest/chart';
import { plan } from '@auditorsec/manifest/plan';
import { Duration } from 'cdk8s';
import { HorizontalPodAutoscaler, Metric, MetricTarget, Replicas, ServiceAccount } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { expect, test } from 'vitest';
import { autoscaler } from './autoscaler.ts';
import { serviceAccount } from './service-account.ts';

function objects(build: (chart: Construct) => void) {
  const chart = new AppChart('cluster', 'app', { file: 'clusters/cluster/cluster.ts', line: 1 });
  build(chart);
  return plan([chart]).files.map(({ object }) => object);
}

test('the autoscaler is what cdk8s-plus-27 makes of the same props', () => {
  const ours = objects((chart) => autoscaler(chart, { name: 'web', namespace: 'shop', replicas: { min: 2, max: 9 } }));
  const theirs = objects((chart) =>
    addCdk8s(chart, (scope) => {
      new HorizontalPodAutoscaler(scope, 'web', {
        metadata: { name: 'web', namespace: 'shop' },
        target: {
          hasAutoscaler: false,
          markHasAutoscaler() {},
          toScalingTarget: () => ({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', containers: [] }),
        },
        minReplicas: 2,
        maxReplicas: 9,
        metrics: [Metric.resourceCpu(MetricTarget.averageUtilization(70))],
        scaleDown: { policies: [{ replicas: Replicas.percent(10), duration: Duration.minutes(1) }] },
      });
    }),
  );
  expect(ours).toEqual(theirs);
});

test('the service account is what cdk8s-plus-27 makes of the same props', () => {
  const ours = objects((chart) => serviceAccount(chart, 'shop', 'web'));
  const theirs = objects((chart) =>
    addCdk8s(chart, (scope) => {
      new ServiceAccount(scope, 'web', { metadata: { name: 'web', namespace: 'shop' }, automountToken: false });
    }),
  );
  expect(ours).toEqual(theirs);
});
