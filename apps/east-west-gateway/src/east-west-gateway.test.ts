import { defineApp } from '@auditorsec/config/app';
import { composeApp } from '@auditorsec/config/testing/compose-app';
import { smallMember } from '@auditorsec/config/testing/small-fleet';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { eastWestGateway } from './east-west-gateway.ts';

const app = (name: string, namespace: string, port?: number, callee?: string) =>
  defineApp({
    name,
    props: z.strictObject({}),
    workload: () => ({ namespace, labels: { app: name }, serviceAccount: name, ...(port && { port }) }),
    calls: () => (callee ? [{ to: callee, paths: ['/*'], methods: ['GET'], declaredAt: ['routes', 0, 'to'] }] : []),
    compose() {},
  })({});
const others = [
  app('shop', 'shop', 8000),
  app('uncalled', 'shop', 8001),
  app('worker', 'shop', undefined, 'shop'),
  app('vault', 'vault', 8200),
];
const member = (region: 'us-east-1' | 'eu-west-1', block: number, ring: number) => ({
  ...smallMember(ring === 1 ? 'primary' : 'secondary', ring),
  region,
  network: { vpc: `10.${block}.0.0/16`, data: `10.${block}.1.0/24`, endpoints: `10.${block}.2.0/24` },
});
const clusters = { 'us-east-1': member('us-east-1', 0, 1), 'eu-west-1': member('eu-west-1', 32, 2) };
const made = (order: Record<string, string[]>, namespaces = ['shop'], residency: Residency = []) =>
  composeApp(eastWestGateway({}), others, { clusters, failover: { namespaces, order, residency } });
type Residency = { from: string; to: string; reason: string }[];

test('the regions that it takes over from get in, and reach what may fail over and is called: nothing else', async () => {
  const objects = await made({ 'eu-west-1': ['us-east-1'] });
  const { spec } = objectNamed<INetworkPolicy>(objects, 'NetworkPolicy istio-eastwest/istio-eastwestgateway');
  expect(spec?.ingress?.[0]).toMatchObject({ from: [{ ipBlock: { cidr: '10.32.0.0/16' } }], ports: [{ port: 15443 }] });
  const behind = spec?.egress?.map(({ to, ports }) => [to?.[0]?.podSelector?.matchLabels?.['app'], ports?.[0]?.port]);
  expect(behind).toEqual([
    ['istiod', 15012],
    ['shop', 8000],
  ]);
});

test('a cluster that takes over from nobody, or shares no namespace, has no way in', async () => {
  expect(await made({ 'us-east-1': ['eu-west-1'] })).toEqual([]);
  expect(await made({ 'eu-west-1': ['us-east-1'] }, [])).toEqual([]);
});

test('an order that sends data where it may not go is refused, with the reason', async () => {
  const residency = [{ from: 'eu-west-1', to: 'us-east-1', reason: 'personal data stays in the EU' }];
  await expect(made({ 'eu-west-1': ['us-east-1'] }, ['shop'], residency)).rejects.toThrow(
    /failover\.order\.eu-west-1\[0\][\s\S]*personal data stays in the EU/,
  );
});

test.each([
  ['us-east-2', 'a cluster of this fleet, such as us-east-1'],
  ['eu-west-1', 'no cluster takes over from itself'],
])('%s does not take over from eu-west-1: %s', async (to, why) => {
  await expect(made({ 'eu-west-1': [to] })).rejects.toThrow(why);
});
