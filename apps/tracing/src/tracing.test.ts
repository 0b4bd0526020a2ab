import { defineApp } from '@auditorsec/config/app';
import { composeApp } from '@auditorsec/config/testing/compose-app';
import type { SpecOf } from '@auditorsec/custom-kind/kind';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import { jaegerConfig } from '@auditorsec/otel-collector/jaeger-config';
import type { openTelemetryCollector } from '@auditorsec/otel-collector/kinds';
import type { IAuthorizationPolicy } from '@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { tracing } from './tracing.ts';

const app = (name: string, callee?: string, jobs: readonly string[] = []) =>
  defineApp({
    name,
    props: z.strictObject({}),
    workload: () => ({ namespace: name, labels: { app: name }, serviceAccount: name, port: 80, jobs }),
    calls: () => (callee ? [{ to: callee, paths: ['/*'], methods: ['GET'], declaredAt: ['routes', 0, 'to'] }] : []),
    compose() {},
  })({});
const others = [app('edge', 'shop'), app('shop'), app('batch', undefined, ['nightly'])];
const shares = { tracing: { sampled: '10%', services: { shop: '100%' } } };
const objects = await composeApp(tracing({}), others, shares);
const collector = (name: string) =>
  objectNamed<{ spec: SpecOf<typeof openTelemetryCollector> }>(objects, `OpenTelemetryCollector observability/${name}`)
    .spec;
const rules = (name: string) =>
  objectNamed<IAuthorizationPolicy>(objects, `AuthorizationPolicy observability/${name}`).spec?.rules;

test('a trace through a service that is recorded in full is sampled here, every other one where it began', () => {
  const policies = [
    { type: 'status_code' },
    { type: 'latency', latency: { threshold_ms: 100 } },
    {
      name: 'shop',
      and: {
        and_sub_policy: [{ string_attribute: { values: ['shop'] } }, { probabilistic: { sampling_percentage: 100 } }],
      },
    },
    {
      name: 'recorded-in-full',
      and: {
        and_sub_policy: [
          { string_attribute: { values: ['edge', 'shop'] } },
          { probabilistic: { sampling_percentage: 10 } },
        ],
      },
    },
    { name: 'sampled-at-their-start', not: { not_sub_policy: { string_attribute: { values: ['edge', 'shop'] } } } },
  ];
  expect(collector('otel-gateway').config.processors).toMatchObject({ tail_sampling: { policies } });
});

test('what Jaeger tells clients is what the fleet says', () => {
  const { data } = objectNamed<IConfigMap>(objects, 'ConfigMap observability/jaeger-sampling');
  expect(JSON.parse(data?.['sampling.json'] ?? '')).toEqual({
    default_strategy: { type: 'probabilistic', param: 0.1 },
    service_strategies: [{ service: 'shop', type: 'probabilistic', param: 1 }],
  });
});

test('the configuration of Jaeger is one that our model of it takes', () => {
  const { error } = jaegerConfig.safeParse(collector('jaeger').config);
  expect(error?.issues ?? []).toEqual([]);
});

test('every workload and each of its jobs may report to the agent tier; each tier takes from the one before it alone', () => {
  const from = (name: string) => rules(name)?.map(({ from }) => from?.[0]?.source?.serviceAccounts);
  expect(from('otel-agent')).toEqual([['batch/batch', 'batch/nightly', 'edge/edge', 'shop/shop']]);
  expect(from('otel-gateway')).toEqual([['observability/otel-agent']]);
  expect(from('jaeger')).toEqual([['observability/otel-gateway']]);
});

test('every namespace of a workload may send spans, whatever its pods are', () => {
  for (const namespace of ['edge', 'shop', 'batch']) {
    const { spec } = objectNamed<INetworkPolicy>(objects, `NetworkPolicy ${namespace}/allow-traces`);
    expect(spec?.podSelector).toEqual({});
    expect(spec?.egress?.map(({ ports }) => ports?.map(({ port }) => port))).toEqual([[4317], [5778, 5779]]);
  }
});

test('proxies of the collectors themselves report no spans', () => {
  expect(objectNamed(objects, 'Telemetry observability/no-spans')).toMatchObject({
    spec: { tracing: [{ disableSpanReporting: true }] },
  });
});

test('the tiers find each other by the names that the operator gives', () => {
  expect(collector('otel-agent').config.exporters).toMatchObject({
    load_balancing: { resolver: { k8s: { service: 'otel-gateway-collector-headless.observability' } } },
  });
  expect(collector('otel-gateway')).toMatchObject({
    mode: 'statefulset',
    serviceName: 'otel-gateway-collector-headless',
    config: {
      exporters: { 'otlp_grpc/jaeger': { endpoint: 'jaeger-collector.observability.svc.cluster.local:4317' } },
    },
  });
});

test('a pod of the gateway tier holds its share of the peak of all regions, with one pod away', async () => {
  const [peak] = [{ targets: { requestsPerSecond: 4000, latency: '100ms', availability: '99.9%' } }];
  const made = await composeApp(tracing({}), others, { ...shares, ...peak });
  expect(objectNamed(made, 'OpenTelemetryCollector observability/otel-gateway')).toMatchObject({
    spec: { config: { processors: { tail_sampling: { expected_new_traces_per_sec: 2000, num_traces: 40_000 } } } },
  });
});

test('a share that would change nothing is refused: for a service that is not there, or below that of all', async () => {
  const refusal = (services: Record<string, string>) =>
    expect(composeApp(tracing({}), others, { tracing: { sampled: '10%', services } })).rejects;
  await refusal({ shpo: '100%' }).toThrow(
    /tracing\.services\.shpo[\s\S]*one of edge, shop, batch; did you mean shop\?/,
  );
  await refusal({ shop: '1%' }).toThrow(/tracing\.services\.shop: 1%[\s\S]*at least tracing\.sampled, 10%/);
});

test('a gateway tier of one pod is refused', async () => {
  const resources = { cpu: '1', memory: '1Gi' };
  await expect(composeApp(tracing({ gateway: { replicas: 1, resources } }), others)).rejects.toThrow(/at least 2/);
});
