import type { KubeObject } from '@auditorsec/manifest/types';
import { describe, expect, test } from 'vitest';
import { check, deployment, object } from '../testing.ts';
import { matchSampling } from './match-sampling.ts';

const telemetry = (name: string, percentage: number, selector?: Record<string, string>) =>
  object('telemetry.istio.io/v1 Telemetry', name, {
    ...(selector && { selector: { matchLabels: selector } }),
    tracing: [{ randomSamplingPercentage: percentage }],
  });
const workload = (name: string) => deployment(`${name}/${name}`, { app: name }, { serviceAccountName: name });
const calls = (caller: string, callee: string) =>
  object('security.istio.io/v1 AuthorizationPolicy', `${callee}/${callee}`, {
    selector: { matchLabels: { app: callee } },
    rules: [{ from: [{ source: { serviceAccounts: [`${caller}/${caller}`] } }] }],
  });
const strategies = (byDefault: number, till: number): KubeObject => ({
  ...object('v1 ConfigMap', 'traces/strategies', undefined),
  data: {
    'sampling.json': JSON.stringify({
      default_strategy: { type: 'probabilistic', param: byDefault },
      service_strategies: [{ service: 'till', type: 'probabilistic', param: till }],
    }),
  },
});
const spansOf = (...values: string[]) => ({
  type: 'string_attribute',
  string_attribute: { key: 'service.name', values },
});
const share = (sampling_percentage: number) => ({ type: 'probabilistic', probabilistic: { sampling_percentage } });
const and = (...and_sub_policy: unknown[]) => ({ type: 'and', and: { and_sub_policy } });
const collector = (...policies: unknown[]) =>
  object('opentelemetry.io/v1beta1 OpenTelemetryCollector', 'traces/tail', {
    config: { processors: { tail_sampling: { policies } } },
  });

/** `edge` calls `shop`, which calls `till`; the traces of `till` are all wanted. */
const mesh = telemetry('istio-system/mesh', 10);
const inFull = ['edge', 'shop', 'till'].map((name) => telemetry(`${name}/${name}`, 100, { app: name }));
const [edge, shop, till] = inFull as [KubeObject, KubeObject, KubeObject];
const workloads = [...['edge', 'shop', 'till'].map(workload), calls('edge', 'shop'), calls('shop', 'till')];
const tail = collector(and(spansOf('till'), share(100)), and(spansOf('edge', 'shop', 'till'), share(10)));
const findings = (...objects: KubeObject[]) => check(matchSampling, [...workloads, ...objects]);

describe('match-sampling', () => {
  test('passes one share that the first hops, clients and the collector agree on', () => {
    expect(findings(mesh, ...inFull, strategies(0.1, 1), tail)).toEqual([]);
  });

  test('fails when clients and proxies record different shares', () => {
    expect(findings(mesh, ...inFull, strategies(0.07, 1), tail)).toMatchInlineSnapshot(`
      [
        "ConfigMap traces/strategies data["sampling.json"]: applications record 7% of the traces that begin with them, and proxies 10% of theirs: for how many requests a trace stands depends on where it began. Make both of one value (mesh Telemetry: randomSamplingPercentage: 7).",
      ]
    `);
  });

  test('fails at every hop from which a trace may begin and that records too few', () => {
    expect(findings(mesh, till, strategies(0.1, 1))).toMatchInlineSnapshot(`
      [
        "ConfigMap traces/strategies data["sampling.json"]: 100% of the traces of till are wanted, but where they begin at Deployment shop/shop its proxy records 10%, and the first hop decides for all that follow. Write randomSamplingPercentage: 100 in a Telemetry for it: collectors take the share when the trace is complete.",
        "ConfigMap traces/strategies data["sampling.json"]: 100% of the traces of till are wanted, but where they begin at Deployment edge/edge its proxy records 10%, and the first hop decides for all that follow. Write randomSamplingPercentage: 100 in a Telemetry for it: collectors take the share when the trace is complete.",
      ]
    `);
  });

  test('a Telemetry of the namespace counts as well, and a narrower one counts more', () => {
    const namespaced = telemetry('edge/all', 100);
    expect(findings(mesh, namespaced, shop, till, strategies(0.1, 1))).toEqual([]);
    expect(
      findings(mesh, namespaced, telemetry('edge/edge', 10, { app: 'edge' }), shop, till, strategies(0.1, 1)),
    ).toHaveLength(1);
  });

  test('fails when the collector keeps fewer of what was recorded', () => {
    const fewer = collector(and(spansOf('till'), share(50)));
    expect(findings(mesh, ...inFull, strategies(0.1, 1), fewer)).toMatchInlineSnapshot(`
      [
        "ConfigMap traces/strategies data["sampling.json"]: 100% of the traces of till are recorded, and the collector keeps 50% of them. Add a policy for service.name till with sampling_percentage: 100.",
      ]
    `);
    expect(findings(mesh, ...inFull, strategies(0.1, 1), collector(spansOf('till')))).toEqual([]);
  });

  test('fails when the share is taken twice: of some services, or of all traces', () => {
    expect(findings(mesh, shop, till, collector(and(spansOf('edge', 'till'), share(10))))).toMatchInlineSnapshot(`
      [
        "OpenTelemetryCollector traces/tail spec.config.processors.tail_sampling.policies[0]: the collector keeps 10% of traces of which proxies recorded 10%: the share is taken twice, and errors in the rest are seen by nobody. Record these traces in full, or keep all that were sampled where they began.",
      ]
    `);
    expect(findings(mesh, ...inFull, collector(share(10)))).toHaveLength(1);
    expect(findings(telemetry('istio-system/mesh', 100), collector(share(10)))).toEqual([]);
  });

  test('a service with no more than the default needs nothing, and one that calls itself ends', () => {
    expect(findings(mesh, strategies(0.1, 0.1))).toEqual([]);
    expect(findings(mesh, edge, shop, till, calls('till', 'till'), strategies(0.1, 1))).toEqual([]);
  });
});
