import { expect, test } from 'vitest';
import { check } from '../testing.ts';
import { filterBeforeRouter, router } from '../testing-envoy.ts';
import { fitEnvoyfilterPatch } from './fit-envoyfilter-patch.ts';

const type = 'type.googleapis.com/envoy.extensions.filters.http.buffer.v3.Buffer';
const buffer = { name: 'envoy.filters.http.buffer', typed_config: { '@type': type, max_request_bytes: 1 } };
const found = (...of: Parameters<typeof filterBeforeRouter>) => check(fitEnvoyfilterPatch, [filterBeforeRouter(...of)]);

test('a filter with its priority, its anchor and its type passes', () => {
  expect(found(buffer)).toEqual([]);
});

test('a filter without a priority fails', () => {
  expect(found(buffer, {}, {})).toMatchInlineSnapshot(`
    [
      "EnvoyFilter ingress/filter spec.priority: the order of filters changes when one of them is made again: without a priority they are sorted by their age, and a limit that was in front of authentication stands behind it. Write a priority, lower is earlier.",
    ]
  `);
});

test('an insertion before nothing fails; one at the front needs no anchor inside', () => {
  const listener = { filterChain: { filter: { name: 'envoy.filters.network.http_connection_manager' } } };
  const match = { match: { context: 'GATEWAY', listener } };
  expect(found(buffer, match)).toEqual([
    expect.stringContaining('spec.configPatches[0].match: the filter is silently not there'),
  ]);
  expect(found(buffer, { ...match, patch: { operation: 'INSERT_FIRST', value: buffer } })).toEqual([]);
});

test('names that Envoy has dropped fail, in what is inserted and in what it hangs on', () => {
  expect(found({ ...buffer, name: 'envoy.buffer' })).toEqual([
    expect.stringContaining('Write envoy.filters.http.buffer.'),
  ]);
  const filter = { ...router.listener.filterChain.filter, subFilter: { name: 'envoy.router' } };
  const old = { match: { ...router, listener: { filterChain: { filter } } } };
  expect(found(buffer, old)).toEqual([
    expect.stringContaining('filter.subFilter.name: the filter is silently not there'),
  ]);
});

test('a config without a type, or of API v2, fails; a removal needs none', () => {
  expect(found({ name: 'envoy.filters.http.buffer' })).toEqual([expect.stringContaining('has no type')]);
  const v2 = { '@type': 'type.googleapis.com/envoy.config.filter.http.buffer.v2.Buffer' };
  expect(found({ name: 'envoy.filters.http.buffer', typed_config: v2 })).toEqual([
    expect.stringContaining("not of Envoy's API v3"),
  ]);
  expect(found({}, { patch: { operation: 'REMOVE' } })).toEqual([]);
});

test('patches of routes and clusters are not about filters', () => {
  expect(found({}, { applyTo: 'CLUSTER', patch: { operation: 'MERGE', value: {} } })).toEqual([]);
});
