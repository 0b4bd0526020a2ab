import { gauge } from '@auditorsec/metrics/metric';
import { expect, test } from 'vitest';
import { type Monitor, monitorsIn, scraped } from './monitors.ts';

const metric = gauge('kube_pod_status_phase', 'boolean', 'namespace', 'pod', 'phase');
const labels = { namespace: 'ci-failure', pod: 'agent-0', phase: 'Running', node: 'node-a' };

const monitor = (endpoint: object, kind = 'ServiceMonitor'): readonly Monitor[] => {
  const relabelings = [{ targetLabel: 'job', replacement: 'states' }];
  const metricRelabelings = [{ action: 'keep', regex: 'kube_pod_status_(phase|ready)' }];
  const endpoints = [{ relabelings, metricRelabelings, ...endpoint }];
  const spec = { namespaceSelector: { matchNames: ['states'] }, endpoints };
  return monitorsIn([{ apiVersion: 'v1', kind, metadata: { name: 'm' }, spec } as never]);
};

test('a metric that no monitor keeps is not stored', () => {
  expect(scraped(monitor({}), 'kube_pod_info', metric, labels)).toBeUndefined();
});

test('with honorLabels the labels of the exporter stay, and the target has no say', () => {
  const found = scraped(monitor({ honorLabels: true }), metric.name, metric, labels);
  expect(found).toMatchObject({ job: 'states', namespace: 'ci-failure', pod: 'agent-0', phase: 'Running' });
});

test('without honorLabels those that the target has as well are renamed', () => {
  const found = scraped(monitor({}), metric.name, metric, labels);
  expect(found).toMatchObject({ namespace: 'states', exported_namespace: 'ci-failure', exported_pod: 'agent-0' });
});

test('what the exporter does not know is not exposed', () => {
  expect(scraped(monitor({ honorLabels: true }), metric.name, metric, labels)).not.toHaveProperty('node');
});

test('a PodMonitor finds pods of its namespaces alone', () => {
  const pods = monitor({}, 'PodMonitor');
  expect(scraped(pods, metric.name, metric, labels)).toBeUndefined();
  expect(scraped(pods, metric.name, metric, { ...labels, namespace: 'states' })).toMatchObject({ pod: 'agent-0' });
});
