import { printYaml } from '@auditorsec/manifest/yaml';
import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { filterBeforeRouter } from '../testing-envoy.ts';
import { matchRateLimits } from './match-rate-limits.ts';

const service = (port: object = {}) =>
  object('v1 Service', 'limits/limits', { ports: [{ name: 'grpc-limits', port: 8081, ...port }] });
const limits = (...descriptors: object[]) => ({
  ...object('v1 ConfigMap', 'limits/limits', undefined),
  data: { 'limits.yaml': printYaml({ domain: 'shop', descriptors }) },
});
const perTier = {
  key: 'tier',
  descriptors: [{ key: 'subject', rate_limit: { unit: 'minute', requests_per_unit: 60 } }],
};
const actions = [{ metadata: { descriptor_key: 'tier' } }, { metadata: { descriptor_key: 'subject' } }];
const CLUSTER = 'outbound|8081||limits.limits.svc.cluster.local';
const filter = (config: object = {}, cluster = CLUSTER) =>
  filterBeforeRouter({
    name: 'envoy.filters.http.ratelimit',
    typed_config: {
      '@type': 'type.googleapis.com/envoy.extensions.filters.http.ratelimit.v3.RateLimit',
      domain: 'shop',
      failure_mode_deny: false,
      rate_limit_service: { grpc_service: { envoy_grpc: { cluster_name: cluster } } },
      rate_limits: [{ actions }],
      ...config,
    },
  });
const found = (envoyFilter = filter(), config = limits(perTier), target = service()) =>
  check(matchRateLimits, [envoyFilter, config, target]);

test('a filter whose service, domain and keys are there passes', () => {
  expect(found()).toEqual([]);
});

test('keys without a limit fail: missing, in another order, or one short', () => {
  const [tier = {}, subject = {}] = actions;
  const asking = (...list: object[]) => found(filter({ rate_limits: [{ actions: list }] }));
  expect(asking(subject, tier)).toMatchInlineSnapshot(`
    [
      "EnvoyFilter ingress/filter spec.configPatches[0].patch.value.typed_config.rate_limits[0]: these requests have no limit: the filter asks for subject, tier, and domain shop has no limit at these keys in this order. Build both from one value.",
    ]
  `);
  expect(asking(tier)).toHaveLength(1);
  expect(asking(tier, subject, { remote_address: {} })).toHaveLength(1);
  expect(asking()).toHaveLength(1);
});

test('a value of its own must stand in the config, and a key without one stands for all', () => {
  const header = (descriptor_value: string) => [{ header_value_match: { descriptor_key: 'kind', descriptor_value } }];
  const read = limits({ key: 'kind', value: 'read', rate_limit: {} });
  expect(found(filter({ rate_limits: [{ actions: header('read') }] }), read)).toEqual([]);
  expect(found(filter({ rate_limits: [{ actions: header('write') }] }), read)).toEqual([
    expect.stringContaining('kind=write'),
  ]);
  const any = limits({ key: 'kind', rate_limit: {} });
  expect(found(filter({ rate_limits: [{ actions: header('write') }] }), any)).toEqual([]);
});

test('actions without a key of their own have that of Envoy', () => {
  const address = limits({ key: 'masked_remote_address', rate_limit: {} });
  expect(found(filter({ rate_limits: [{ actions: [{ masked_remote_address: {} }] }] }), address)).toEqual([]);
});

test('a domain that no config has fails, with the nearest', () => {
  expect(found(filter({ domain: 'shpo' }))).toEqual([expect.stringContaining('Did you mean shop?')]);
});

test('a service that is not there, has another port, or no gRPC there, fails', () => {
  expect(found(filter({}, 'ratelimit'))).toEqual([expect.stringContaining('reaches no service, ratelimit')]);
  expect(found(filter({}, CLUSTER.replace('8081', '8080')))).toEqual([
    expect.stringContaining('no port 8080, but 8081'),
  ]);
  expect(found(filter(), limits(perTier), service({ name: 'http' }))).toEqual([expect.stringContaining('grpc-http')]);
  expect(found(filter(), limits(perTier), service({ name: 'limits', appProtocol: 'grpc' }))).toEqual([]);
});

test('a failure mode that nobody chose fails', () => {
  expect(found(filter({ failure_mode_deny: undefined }))).toEqual([
    expect.stringContaining('failure_mode_deny: nobody chose'),
  ]);
});

test('filters of other kinds are none of its business', () => {
  const typed_config = { '@type': 'type.googleapis.com/envoy.extensions.filters.http.buffer.v3.Buffer' };
  expect(found(filterBeforeRouter({ name: 'envoy.filters.http.buffer', typed_config }))).toEqual([]);
});
