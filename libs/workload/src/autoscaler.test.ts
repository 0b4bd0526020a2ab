import { workingHours } from '@auditorsec/config/working-hours';
import { objectNamed, render } from '@auditorsec/manifest/testing/render';
import type { IScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject';
import { expect, test } from 'vitest';
import { autoscaler } from './autoscaler.ts';

const hours = workingHours.parse({ timeZone: 'America/New_York', from: '07:30', until: '20:00' });
const place = { name: 'cart', namespace: 'shop', replicas: { min: 2, max: 4 } };

test('with working hours KEDA scales instead of an HPA: to nothing outside them, in the time zone that they name', () => {
  const objects = render((chart) => autoscaler(chart, { ...place, target: 'Rollout', hours }));
  expect(objects.map(({ kind }) => kind)).toEqual(['ScaledObject']);
  const { spec } = objectNamed<IScaledObject>(objects, 'ScaledObject shop/cart');
  expect(spec).toMatchObject({
    idleReplicaCount: 0,
    minReplicaCount: 2,
    maxReplicaCount: 4,
    scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'cart' },
  });
  const metadata = {
    timezone: 'America/New_York',
    start: '30 7 * * 1-5',
    end: '0 20 * * 1-5',
    desiredReplicas: '2',
  };
  expect(spec?.triggers[0]).toEqual({ type: 'cron', metadata });
});

test('in working hours it scales on CPU as the HPA would', () => {
  const { spec } = objectNamed<IScaledObject>(
    render((chart) => autoscaler(chart, { ...place, hours })),
    'ScaledObject shop/cart',
  );
  expect(spec?.triggers[1]).toEqual({ type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } });
  expect(spec?.advanced?.horizontalPodAutoscalerConfig?.behavior?.scaleUp).toMatchObject({ selectPolicy: 'Max' });
});
