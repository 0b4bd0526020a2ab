import type { SpecOf } from '@auditorsec/custom-kind/kind';
import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import { masks } from '@auditorsec/privacy/masks';
import type { IRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Role';
import type { IServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import { expect, test } from 'vitest';
import { tracePipeline } from './config.ts';
import { example } from './example.ts';
import { jaegerConfig } from './jaeger-config.ts';
import type { openTelemetryCollector } from './kinds.ts';
import { redaction } from './redaction.ts';

const objects = render(example);
const spec = (name: string) =>
  objectNamed<{ spec: SpecOf<typeof openTelemetryCollector> }>(objects, `OpenTelemetryCollector traces/${name}`).spec;

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('memory is limited before anything is held, and batches are made after everything that takes them apart', () => {
  const processors = (name: string) => spec(name).config.service.pipelines['traces']?.processors;
  expect(processors('otel-agent')).toEqual(['memory_limiter', 'redaction']);
  expect(processors('otel-gateway')).toEqual(['memory_limiter', 'tail_sampling', 'batch']);
});

test('a pipeline uses every component that there is, and no other', () => {
  const { service, ...components } = tracePipeline({
    processors: { redaction, 'redaction/again': redaction },
    exporters: { 'otlp_grpc/a': { endpoint: 'a:4317', tls: { insecure: true } } },
  });
  const { traces } = service.pipelines;
  expect(service.extensions).toEqual(Object.keys(components.extensions));
  expect(traces.receivers).toEqual(Object.keys(components.receivers));
  expect(traces.processors).toEqual(Object.keys(components.processors));
  expect(traces.exporters).toEqual(Object.keys(components.exporters));
});

test('pods that are scaled have no number in Git, and those that share traces out a fixed one', () => {
  expect(spec('otel-agent')).toMatchObject({ mode: 'deployment', autoscaler: { minReplicas: 3, maxReplicas: 12 } });
  expect(spec('otel-agent')).not.toHaveProperty('replicas');
  expect(spec('otel-gateway')).toMatchObject({ mode: 'statefulset', replicas: 3 });
  expect(spec('otel-gateway')).not.toHaveProperty('autoscaler');
});

test('the agent tier may read the pods of its own namespace, and nothing else of the cluster', () => {
  const { rules } = objectNamed<IRole>(objects, 'Role traces/otel-agent');
  expect(rules).toEqual([
    { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['get', 'list', 'watch'] },
  ]);
  const token = (name: string) =>
    objectNamed<IServiceAccount>(objects, `ServiceAccount traces/${name}`).automountServiceAccountToken;
  expect(['otel-agent', 'otel-gateway', 'jaeger'].map(token)).toEqual([true, false, false]);
});

test('spans are masked by every mask that logs are masked by', () => {
  expect(redaction.blocked_values).toEqual(expect.arrayContaining(masks.map(({ pattern }) => pattern)));
});

test('the file of strategies that Jaeger serves is mounted where it reads it', () => {
  const { config, volumes, volumeMounts } = spec('jaeger');
  const { remote_sampling } = jaegerConfig.parse(config).extensions;
  const mount = volumeMounts?.find(({ mountPath }) => remote_sampling.file.path === `${mountPath}/sampling.json`);
  const volume = volumes?.find(({ name }) => name === mount?.name);
  expect(objectNamed(objects, `ConfigMap traces/${volume?.configMap?.name}`)).toMatchObject({
    data: { 'sampling.json': expect.stringContaining('"param": 0.1') },
  });
});

test('the configuration of Jaeger names the storage that there is; a data stream, which 2.20 refuses, is no rotation', () => {
  const config = jaegerConfig.parse(spec('jaeger').config);
  const lost = { ...config, exporters: { jaeger_storage_exporter: { trace_storage: 'memory' } } };
  expect(jaegerConfig.safeParse(lost).error?.issues).toMatchObject([{ message: 'one of elasticsearch' }]);
  const stream = structuredClone(config) as unknown as Record<string, unknown>;
  const text = JSON.stringify(stream).replaceAll('auto_rollover', 'data_stream');
  expect(jaegerConfig.safeParse(JSON.parse(text)).success).toBe(false);
});
