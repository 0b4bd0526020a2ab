import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import type { IEnvoyFilter } from '@kubernetes-models/istio/networking.istio.io/v1alpha3/EnvoyFilter';
import { expect, test } from 'vitest';
import { example } from './example.ts';

const objects = render(example);
const filter = (name: string) => objectNamed<IEnvoyFilter>(objects, `EnvoyFilter istio-ingress/${name}`).spec;
const patches = (name: string) => filter(name)?.configPatches ?? [];

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('every filter is for the gateway pods alone, in the one API version there is, with a place of its own in the order', () => {
  const filters = objects as unknown as IEnvoyFilter[];
  expect(new Set(filters.map(({ apiVersion }) => apiVersion))).toEqual(new Set(['networking.istio.io/v1alpha3']));
  for (const { spec } of filters) expect(spec?.workloadSelector).toEqual({ labels: { istio: 'ingress' } });
  const contexts = filters.flatMap(({ spec }) => spec?.configPatches?.map(({ match }) => match?.context));
  expect(new Set(contexts)).toEqual(new Set(['GATEWAY']));
  const priorities = filters.map(({ spec }) => spec?.priority);
  expect(new Set(priorities).size).toBe(filters.length);
});

test('headers of clients that look like claims go before tokens are read, and no other way round', () => {
  const [patch] = patches('claim-headers');
  expect(patch?.patch?.operation).toBe('INSERT_FIRST');
  expect(patch?.patch?.value).toMatchObject({
    typed_config: { mutations: { request_mutations: [{ remove_on_match: { key_matcher: { prefix: 'x-auth-' } } }] } },
  });
});

test('a body is measured in bytes, and right before the router, when the request is allowed already', () => {
  const [patch] = patches('body-limit');
  expect(patch?.match?.listener?.filterChain?.filter?.subFilter?.name).toBe('envoy.filters.http.router');
  expect(patch?.patch?.operation).toBe('INSERT_BEFORE');
  expect(patch?.patch?.value).toMatchObject({ typed_config: { max_request_bytes: 1_048_576 } });
});

test('what Envoy says itself carries the headers instead of what stands there, and a 429 keeps the wait that its filter named', () => {
  const [patch] = patches('connection-manager');
  expect(patch?.patch).toMatchObject({
    operation: 'MERGE',
    value: {
      typed_config: {
        always_set_request_id_in_response: true,
        local_reply_config: {
          mappers: [
            {
              filter: { status_code_filter: { comparison: { op: 'GE', value: { default_value: 300 } } } },
              headers_to_add: [
                { header: { key: 'x-content-type-options' }, append_action: 'OVERWRITE_IF_EXISTS_OR_ADD' },
                { header: { key: 'retry-after', value: '%RESP(x-ratelimit-reset)%' }, append_action: 'ADD_IF_ABSENT' },
              ],
            },
          ],
        },
      },
    },
  });
});

test('brotli is chosen where a client takes both, and gzip is there for the others', () => {
  const compressors = patches('compression').map(({ patch }) => patch?.value);
  expect(compressors).toMatchObject([
    { typed_config: { choose_first: true, compressor_library: { name: 'brotli' } } },
    { typed_config: { compressor_library: { name: 'gzip' } } },
  ]);
  expect(compressors[1]).not.toHaveProperty('typed_config.choose_first');
});
