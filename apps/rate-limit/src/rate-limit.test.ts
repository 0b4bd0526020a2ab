import { defineApp } from '@auditorsec/config/app';
import { composeApp } from '@auditorsec/config/testing/compose-app';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import type { IAuthorizationPolicy } from '@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { IService } from 'kubernetes-models/v1/Service';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { rateLimit } from './rate-limit.ts';

const image = `registry.example.com/ratelimit@sha256:${'0'.repeat(64)}`;
const resources = { cpu: '250m', memory: '128Mi' };
const installed = rateLimit({ image, replicas: { min: 2, max: 4 }, resources, counters: { image, resources } });
const edge = defineApp({
  name: 'edge',
  props: z.strictObject({}),
  workload: () => ({ namespace: 'edge', labels: { app: 'edge' }, serviceAccount: 'edge' }),
  calls: () => [{ to: 'rate-limit', paths: ['/ask'], methods: ['POST'], declaredAt: ['rateLimits'] }],
  compose() {},
})({});
const objects = await composeApp(installed, [edge]);
const policy = (name: string) =>
  objectNamed<IAuthorizationPolicy>(objects, `AuthorizationPolicy ratelimit/${name}`).spec?.rules;

test('its callers alone may ask the service, and the service alone may count', () => {
  expect(policy('ratelimit')).toEqual([
    {
      from: [{ source: { serviceAccounts: ['edge/edge'] } }],
      to: [{ operation: { ports: ['8081'], methods: ['POST'], paths: ['/ask'] } }],
    },
  ]);
  expect(policy('counters')).toEqual([
    { from: [{ source: { serviceAccounts: ['ratelimit/ratelimit'] } }], to: [{ operation: { ports: ['6379'] } }] },
  ]);
});

test('the network is open the same way, from callers to the service to the counters, and nowhere else', () => {
  const open = (name: string, direction: 'ingress' | 'egress') => {
    const { spec } = objectNamed<INetworkPolicy>(objects, `NetworkPolicy ratelimit/${name}`);
    const rules: {
      from?: { podSelector?: unknown }[];
      to?: { podSelector?: unknown }[];
      ports?: { port?: unknown }[];
    }[] = spec?.[direction] ?? [];
    return rules.map(({ from, to, ports }) => [(from ?? to)?.[0]?.podSelector, ports?.map(({ port }) => port)]);
  };
  const peer = (labels: Record<string, string>, port: number) => [{ matchLabels: labels }, [port]];
  const [istiod, prometheus] = [
    peer({ app: 'istiod' }, 15012),
    peer({ 'app.kubernetes.io/name': 'prometheus' }, 15020),
  ];
  expect(open('ratelimit', 'ingress')).toEqual([peer({ app: 'edge' }, 8081), prometheus]);
  expect(open('ratelimit', 'egress')).toEqual([istiod, peer({ app: 'counters' }, 6379)]);
  expect(open('counters', 'ingress')).toEqual([peer({ app: 'ratelimit' }, 6379), prometheus]);
  expect(open('counters', 'egress')).toEqual([istiod]);
});

test('the service counts where the counters listen', () => {
  const [container] =
    objectNamed<IDeployment>(objects, 'Deployment ratelimit/ratelimit').spec?.template.spec?.containers ?? [];
  const { metadata, spec } = objectNamed<IService>(objects, 'Service ratelimit/counters');
  expect(container?.env?.find(({ name }) => name === 'REDIS_URL')?.value).toBe(
    `${metadata?.name}.${metadata?.namespace}.svc.cluster.local:${spec?.ports?.[0]?.port}`,
  );
});
