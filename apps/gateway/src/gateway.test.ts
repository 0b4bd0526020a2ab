import { type Call, defineApp } from '@auditorsec/config/app';
import { composeApp } from '@auditorsec/config/testing/compose-app';
import { objectNamed, yamlStream } from '@auditorsec/manifest/testing/render';
import type { KubeObject } from '@auditorsec/manifest/types';
import type { IGateway } from '@kubernetes-models/istio/networking.istio.io/v1/Gateway';
import type { IVirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import type { IEnvoyFilter } from '@kubernetes-models/istio/networking.istio.io/v1alpha3/EnvoyFilter';
import type { IAuthorizationPolicy } from '@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy';
import type { IRequestAuthentication } from '@kubernetes-models/istio/security.istio.io/v1/RequestAuthentication';
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
const rateLimit = defineApp({
  name: 'rate-limit',
  props: z.strictObject({}),
  workload: () => ({ namespace: 'limits', labels: { app: 'limiter' }, serviceAccount: 'limiter', port: 8081 }),
  compose() {},
})({});
const installed = gateway({ replicas: { min: 3, max: 6 }, resources: { cpu: '1', memory: '1Gi' } });

const routes = [
  { path: '/v1/', to: 'shop', access: 'token' },
  { path: '/login', to: 'shop', access: 'login' },
  { path: '/ready', to: 'shop', access: 'public' },
] as const;
const objects = await composeApp(installed, [shop, rateLimit], { routes: [...routes] });
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
    [{ exact: '/login' }, { name: 'shop', namespace: 'shop' }],
    [{ exact: '/ready' }, { name: 'shop', namespace: 'shop' }],
  ]);
});

test('token routes demand a token of the issuer, except for their preflights; public routes may only be read, and anyone may log in', () => {
  const passes = (name: string) => policy(`istio-ingress/${name}`)?.rules?.flatMap(({ to }) => to ?? []);
  const hosts = ['api.example.com', 'us-east-1.origin.example.com'];
  expect(policy('istio-ingress/allow-tokens')?.rules?.[0]?.from).toEqual([
    { source: { requestPrincipals: ['https://example.com/*'] } },
  ]);
  expect(passes('allow-tokens')?.map(({ operation }) => operation?.paths)).toEqual([['/v1/*']]);
  expect(passes('allow-preflight')).toEqual([
    { operation: { hosts, methods: ['OPTIONS'], paths: ['/v1/*', '/login'] } },
  ]);
  const login = { hosts, methods: ['GET', 'HEAD', 'POST'], paths: ['/login'] };
  expect(passes('allow-login')).toEqual([{ operation: login }]);
  expect(passes('allow-public')).toEqual([{ operation: { hosts, methods: ['GET', 'HEAD'], paths: ['/ready'] } }]);
});

test('the web app alone gets a CORS answer, and only where tokens are demanded or given', () => {
  const { spec } = objectNamed<IVirtualService>(objects, 'VirtualService shop/api');
  const [api, login, ready] = spec?.http ?? [];
  const origins = [{ exact: 'https://app.example.com' }];
  expect([api, login].map((route) => route?.corsPolicy?.allowOrigins)).toEqual([origins, origins]);
  expect(ready).not.toHaveProperty('corsPolicy');
});

test('admin paths, and all below them, are denied to every network but those of the fleet', () => {
  const [rule] = policy('istio-ingress/deny-admin-elsewhere')?.rules ?? [];
  expect(rule?.from).toEqual([{ source: { notIpBlocks: ['192.0.2.0/24'] } }]);
  expect(rule?.to).toEqual([{ operation: { paths: ['/v1/admin', '/v1/admin/*'] } }]);
});

test('behind proxies the address of an administrator is the one that they forwarded', async () => {
  const loadBalancer = { topology: 'nlb-proxy-protocol' } as const;
  const made = await composeApp(installed, [shop, rateLimit], { loadBalancer });
  const deny = objectNamed<IAuthorizationPolicy>(made, 'AuthorizationPolicy istio-ingress/deny-admin-elsewhere');
  expect(deny.spec?.rules?.[0]?.from).toEqual([{ source: { notRemoteIpBlocks: ['192.0.2.0/24'] } }]);
});

test('what apps find in the headers of claims comes from the token: those of clients are removed', () => {
  const { spec } = objectNamed<IRequestAuthentication>(objects, 'RequestAuthentication istio-ingress/api');
  const filter = objectNamed<IEnvoyFilter>(objects, 'EnvoyFilter istio-ingress/claim-headers');
  const { prefix } = /"prefix":"(?<prefix>.+?)"/.exec(JSON.stringify(filter))?.groups ?? {};
  expect(spec?.jwtRules?.[0]?.outputClaimToHeaders?.map(({ header }) => header)).toEqual([
    `${prefix}sub`,
    `${prefix}tier`,
  ]);
});

test('the same security headers stand on replies of apps and on those of Envoy itself', () => {
  const { spec } = objectNamed<IVirtualService>(objects, 'VirtualService shop/api');
  const own = JSON.stringify(objectNamed(objects, 'EnvoyFilter istio-ingress/connection-manager'));
  const headers = Object.entries(spec?.http?.[0]?.headers?.response?.set ?? {});
  expect(headers.length).toBeGreaterThan(4);
  for (const [key, value] of headers) expect(own).toContain(JSON.stringify({ key, value }));
});

test('logins are told from other requests by the routes of the fleet, and counted by the service that is installed', () => {
  const filter = yamlStream([objectNamed<KubeObject>(objects, 'EnvoyFilter istio-ingress/rate-limit')]);
  expect(filter).toContain('regex: (/login)(\\?.*)?');
  expect(filter).toContain('cluster_name: outbound|8081||limiter.limits.svc.cluster.local');
});

test('one pod takes twice its share of the fleet target, and no more', () => {
  const filter = yamlStream([objectNamed<KubeObject>(objects, 'EnvoyFilter istio-ingress/address-limit')]);
  expect(filter).toContain('max_tokens: 67');
});

test('machines with a certificate pass where tokens do, if the fleet names them, and are asked for one', async () => {
  const principals = ['cluster.local/ns/default/sa/api-client'];
  const clientCertificates = { authority: 'machines-ca', principals, tier: 'pro' };
  const made = await composeApp(installed, [shop, rateLimit], { clientCertificates });
  const { spec } = objectNamed<IAuthorizationPolicy>(made, 'AuthorizationPolicy istio-ingress/allow-certificates');
  expect(spec?.rules?.[0]?.from).toEqual([{ source: { principals } }]);
  expect(objectNamed<IGateway>(made, 'Gateway istio-ingress/api').spec?.servers?.[1]?.tls).toMatchObject({
    mode: 'OPTIONAL_MUTUAL',
    caCertCredentialName: 'machines-ca-cacert',
  });
});

test('without a route of a kind there is no policy for it, rather than one that holds for every path', async () => {
  const closed = await composeApp(installed, [shop, rateLimit], { routes: [routes[0]] });
  const names = closed.filter(({ kind }) => kind === 'AuthorizationPolicy').map(({ metadata }) => metadata.name);
  expect(names).toEqual(['allow-preflight', 'allow-tokens', 'deny-admin-elsewhere']);
});

test('the gateway may connect to istiod, to the apps that it routes to and to the service that counts, each on its own port', () => {
  const { spec } = objectNamed<INetworkPolicy>(objects, 'NetworkPolicy istio-ingress/istio-ingress');
  const openings = spec?.egress?.map(({ to, ports }) => [
    to?.[0]?.podSelector?.matchLabels,
    ports?.map(({ port }) => port),
  ]);
  expect(openings).toEqual([
    [{ app: 'istiod' }, [15012]],
    [{ app: 'shop' }, [8000]],
    [{ app: 'limiter' }, [8081]],
  ]);
});

test('a route to an app that is only called from inside is refused: it would lead nowhere', async () => {
  const inside = { path: '/limits', to: 'rate-limit', access: 'token' } as const;
  await expect(composeApp(installed, [shop, rateLimit], { routes: [...routes, inside] })).rejects.toThrow(
    /the route \/limits .+ to "rate-limit", which no gateway routes to\s+allowed .+: shop/,
  );
});

test('apps learn who calls them, how and on which paths', () => {
  expect(calls).toEqual(
    expect.arrayContaining([expect.objectContaining({ to: 'shop', paths: ['/ready'], methods: ['GET', 'HEAD'] })]),
  );
});
