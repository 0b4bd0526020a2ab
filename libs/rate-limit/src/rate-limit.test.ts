import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import { restrictedBreaches } from '@auditorsec/workload/testing/pod-security';
import type { IDestinationRule } from '@kubernetes-models/istio/networking.istio.io/v1/DestinationRule';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IStatefulSet } from 'kubernetes-models/apps/v1/StatefulSet';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { example } from './example.ts';
import type { whenUnanswered } from './policy.ts';
import { httpFilters, type RateLimitConfig } from './testing/http-filters.ts';

const objects = render(example);
const service = objectNamed<IDeployment>(objects, 'Deployment ratelimit/ratelimit').spec?.template;
const store = objectNamed<IStatefulSet>(objects, 'StatefulSet ratelimit/counters').spec;
const [address] = httpFilters(objects, 'istio-ingress/address-limit');
const shared = httpFilters(objects, 'istio-ingress/rate-limit');

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('each address has a bucket of its own at each pod, remembered for many more than the 20 of the default', () => {
  expect(address?.operation).toBe('INSERT_FIRST');
  expect(address?.config).toMatchObject({
    descriptors: [
      { entries: [{ key: 'masked_remote_address' }], token_bucket: { max_tokens: 100, tokens_per_fill: 50 } },
    ],
    max_dynamic_descriptors: 20_000,
    rate_limits: [{ actions: [{ masked_remote_address: { v4_prefix_mask_len: 32, v6_prefix_mask_len: 64 } }] }],
    token_bucket: { max_tokens: 5000, tokens_per_fill: 5000 },
  });
  expect(address?.config).not.toHaveProperty('descriptors.0.entries.0.value');
});

test('the limit per address is on for every request: by default it is for none', () => {
  const all = { default_value: { numerator: 100, denominator: 'HUNDRED' } };
  expect(address?.config).toMatchObject({ filter_enabled: all, filter_enforced: all });
});

test('a refusal by address says when to come back, and how much there is', () => {
  const set = (key: string, value: string) => ({ header: { key, value }, append_action: 'OVERWRITE_IF_EXISTS_OR_ADD' });
  expect(address?.config).toMatchObject({
    response_headers_to_add: [
      set('retry-after', '1'),
      set('x-ratelimit-limit', '100'),
      set('x-ratelimit-remaining', '0'),
      set('x-ratelimit-reset', '1'),
    ],
  });
});

test('while the service is down logins are refused with 503, and everything else is admitted', () => {
  const mode = (requests: keyof typeof whenUnanswered) =>
    shared
      .filter(({ config }) => counts(config as unknown as RateLimitConfig).includes(requests))
      .map(({ config }) => config);
  expect(mode('login')).toMatchObject([{ failure_mode_deny: true, status_on_error: { code: 'ServiceUnavailable' } }]);
  for (const requests of ['read', 'write'] as const)
    expect(mode(requests)).toMatchObject([{ failure_mode_deny: false }]);
});

test('the service is asked after the request is allowed, by the name that Istio gives its port, for 25 ms', () => {
  expect(shared).toHaveLength(2);
  for (const { operation, config } of shared) {
    expect(operation).toBe('INSERT_BEFORE');
    const authority = 'ratelimit.ratelimit.svc.cluster.local';
    const cluster_name = `outbound|8081||${authority}`;
    expect(config).toMatchObject({
      timeout: '0.025s',
      rate_limit_service: { grpc_service: { envoy_grpc: { cluster_name, authority }, timeout: '0.025s' } },
    });
  }
});

test('both pods meet Pod Security `restricted`, and there are at least two of each', () => {
  expect(service?.spec && restrictedBreaches(service.spec)).toEqual([]);
  expect(store?.template.spec && restrictedBreaches(store.template.spec)).toEqual([]);
  expect(store?.replicas).toBe(2);
});

test('the service reads the ConfigMap from where it looks, and notices when it changes', () => {
  const [container] = service?.spec?.containers ?? [];
  const env = Object.fromEntries(container?.env?.map(({ name, value }) => [name, value]) ?? []);
  const mount = container?.volumeMounts?.find(({ name }) => name === 'limits');
  expect(mount?.mountPath).toBe(`${env['RUNTIME_ROOT']}/config`);
  expect(env).toMatchObject({ RUNTIME_WATCH_ROOT: 'false', RUNTIME_IGNOREDOTFILES: 'true' });
  const volume = service?.spec?.volumes?.find(({ name }) => name === 'limits');
  const { data } = objectNamed<IConfigMap>(objects, `ConfigMap ratelimit/${volume?.configMap?.name}`);
  expect(parse(data?.['limits.yaml'] ?? '')).toMatchObject({ domain: 'gateway' });
});

test('one of the two counters counts, and the other one only while the first is gone', () => {
  const { spec } = objectNamed<IDestinationRule>(objects, 'DestinationRule ratelimit/counters');
  expect(spec?.trafficPolicy?.loadBalancer?.localityLbSetting?.failoverPriority).toEqual([
    'apps.kubernetes.io/pod-index=0',
  ]);
  expect(spec?.trafficPolicy?.outlierDetection).toBeDefined();
});

test('the counters keep nothing on disk and, when memory is full, go on counting', () => {
  const command = store?.template.spec?.containers[0]?.args?.join(' ');
  expect(command).toBe(
    'valkey-server --save  --appendonly no --maxmemory 64mb --maxmemory-policy volatile-ttl --protected-mode no',
  );
});

function counts({ rate_limits }: RateLimitConfig): string[] {
  return rate_limits.flatMap(({ actions }) =>
    actions.flatMap((action) => action.header_value_match?.descriptor_value ?? []),
  );
}
