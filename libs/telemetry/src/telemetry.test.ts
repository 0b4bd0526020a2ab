import { tracing } from '@auditorsec/config/tracing';
import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import type { ITelemetry } from '@kubernetes-models/istio/telemetry.istio.io/v1/Telemetry';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { example } from './example.ts';
import { knownClaim } from './labels.ts';
import { type Hop, recordedInFull, samplingStrategies } from './sampling.ts';

const objects = render(example);
const spec = (name: string) => objectNamed<ITelemetry>(objects, `Telemetry ${name}`).spec;

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('a workload keeps the providers of the mesh, and says of traces only what it changes', () => {
  expect(spec('istio-system/mesh-default')?.tracing).toMatchObject([{ providers: [{ name: 'otel' }] }]);
  expect(spec('edge/edge')?.tracing).toEqual([{ randomSamplingPercentage: 100 }]);
});

const names = ['a', 'b', 'c', 'd', 'e'];
const graph = fc.tuple(...names.map((service) => fc.subarray(names).map((calls): Hop => ({ service, calls }))));
const shares = fc
  .dictionary(
    fc.constantFrom(...names),
    fc.integer({ min: 10, max: 100 }).map((share) => `${share}%`),
  )
  .map((services) => tracing.parse({ sampled: '10%', services }));

test('recorded in full are those that ask for more, and whoever leads to them: no one else', () => {
  fc.assert(
    fc.property(graph, shares, (hops, tracing) => {
      const inFull = recordedInFull(tracing, hops);
      for (const { service, calls } of hops) {
        const asks = (tracing.services[service] ?? '10%') !== '10%';
        const leads = calls.some((callee) => callee !== service && inFull.has(callee));
        expect(inFull.has(service)).toBe(asks || leads);
      }
    }),
  );
});

test('strategies are the same shares as probabilities, to the last digit', () => {
  const { default_strategy, service_strategies } = samplingStrategies(
    tracing.parse({ sampled: '7%', services: { cart: '99.99%' } }),
  );
  expect(default_strategy.param).toBe(0.07);
  expect(service_strategies).toEqual([{ service: 'cart', type: 'probabilistic', param: 0.9999 }]);
});

test('a label of a claim has known values, and one for all others', () => {
  const claim = "metadata.filter_metadata['envoy.filters.http.jwt_authn']['payload']['plan']";
  expect(knownClaim('plan', ['a', 'b'])).toBe(`${claim} == 'a' ? 'a' : ${claim} == 'b' ? 'b' : 'other'`);
});
