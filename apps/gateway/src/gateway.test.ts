import { type Call, defineApp } from '@auditorsec/config/app';
import { composeApp } from '@auditorsec/config/testing/compose-app';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import type { IGateway } from '@kubernetes-models/istio/networking.istio.io/v1/Gateway';
import type { IVirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import type { IAuthorizationPolicy } from '@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { gateway } from './gateway.ts';

const calls: Call[] = [];
const shop = defineApp({
  name: 'shop',
  props: z.strictObject({}),
  workload: () => ({
    namespace: 'shop',
    labels: { app: 'shop' },
    serviceAccount: 'shop',
    port: 8000,
    delegate: 'shop',
  }),
  compose: (_chart, _props, { callers }) => calls.push(...callers),
})({});
const installed = gateway({ replicas: { min: 3, max: 6 }, resources: { cpu: '1', memory: '1Gi' } });

const routes = [
  { path: '/v1/', to: 'shop', access: 'token' },
  { path: '/ready', to: 'shop', access: 'public' },
] as const;
const objects = await composeApp(installed, [shop], { routes: [...routes] });
const policy = (name: string) => objectNamed<IAuthorizationPolicy>(objects, `AuthorizationPolicy ${name}`).spec;

test('it answers for the host of the API and for the name of its own region', () => {
  const { spec } = objectNamed<IGateway>(objects, 'Gateway istio-ingress/api');
  const hosts = ['shop/api.example.com', 'shop/us-east-1.origin.example.com'];
  expect(spec?.servers?.map((server) => server.hosts)).toEqual([hosts, hosts]);
});

test('the Gateway selects the pods that this app runs', () => {
  const { spec } = objectNamed<IGateway>(objects, 'Gateway istio-ingress/api');
  const pods = objectNamed<IDeployment>(objects, 'Deployment istio-ingress/istio-ingress').spec?.template.metadata;
  expect(pods?.labels).toMatchObject(spec?.selector ?? { none: 'selected' });
});

test('each route of the fleet leads to the delegate of its app, in order', () => {
  const { spec } = objectNamed<IVirtualService>(objects, 'VirtualService shop/api');
  expect(spec?.http?.map(({ match, delegate }) => [match?.[0]?.uri, delegate])).toEqual([
    [{ prefix: '/v1/' }, { name: 'shop', namespace: 'shop' }],
    [{ exact: '/ready' }, { name: 'shop', namespace: 'shop' }],
  ]);
});

test('token routes demand a token of the issuer, except for their preflights; public routes may only be read', () => {
  const passes = (name: string) => policy(`istio-ingress/${name}`)?.rules?.flatMap(({ to }) => to ?? []);
  const hosts = ['api.example.com', 'us-east-1.origin.example.com'];
  expect(policy('istio-ingress/allow-tokens')?.rules?.[0]?.from).toEqual([
    { source: { requestPrincipals: ['https://example.com/*'] } },
  ]);
  expect(passes('allow-tokens')?.map(({ operation }) => operation?.paths)).toEqual([['/v1/*']]);
  expect(passes('allow-preflight')).toEqual([{ operation: { hosts, methods: ['OPTIONS'], paths: ['/v1/*'] } }]);
  expect(passes('allow-public')).toEqual([{ operation: { hosts, methods: ['GET', 'HEAD'], paths: ['/ready'] } }]);
});

test('the web app alone gets a CORS answer, and only where tokens are demanded', () => {
  const { spec } = objectNamed<IVirtualService>(objects, 'VirtualService shop/api');
  const [api, ready] = spec?.http ?? [];
  expect(api?.corsPolicy?.allowOrigins).toEqual([{ exact: 'https://app.example.com' }]);
  expect(ready).not.toHaveProperty('corsPolicy');
});

test('admin paths, and all below them, are denied to every network but those of the fleet', () => {
  const [rule] = policy('istio-ingress/deny-admin-elsewhere')?.rules ?? [];
  expect(rule?.from).toEqual([{ source: { notRemoteIpBlocks: ['192.0.2.0/24'] } }]);
  expect(rule?.to).toEqual([{ operation: { paths: ['/v1/admin', '/v1/admin/*'] } }]);
});

test('without a route of a kind there is no policy for it, rather than one that holds for every path', async () => {
  const closed = await composeApp(installed, [shop], { routes: [routes[0]] });
  const names = closed.filter(({ kind }) => kind === 'AuthorizationPolicy').map(({ metadata }) => metadata.name);
  expect(names).toEqual(['allow-preflight', 'allow-tokens', 'deny-admin-elsewhere']);
});

test('the gateway may connect to istiod and to the apps that it routes to, each on its own port', () => {
  const { spec } = objectNamed<INetworkPolicy>(objects, 'NetworkPolicy istio-ingress/istio-ingress');
  const openings = spec?.egress?.map(({ to, ports }) => [
    to?.[0]?.podSelector?.matchLabels,
    ports?.map(({ port }) => port),
  ]);
  expect(openings).toEqual([
    [{ app: 'istiod' }, [15012]],
    [{ app: 'shop' }, [8000]],
  ]);
});

test('apps learn who calls them, how and on which paths', () => {
  expect(calls).toEqual(
    expect.arrayContaining([expect.objectContaining({ to: 'shop', paths: ['/ready'], methods: ['GET', 'HEAD'] })]),
  );
});
