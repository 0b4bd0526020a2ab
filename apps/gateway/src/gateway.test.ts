import { type Call, defineApp } from '@auditorsec/config/app';
import { composeApp } from '@auditorsec/config/testing/compose-app';
import { smallMember } from '@auditorsec/config/testing/small-fleet';
import { objectNamed, yamlStream } from '@auditorsec/manifest/testing/render';
import type { KubeObject } from '@auditorsec/manifest/types';
import { retryProps } from '@auditorsec/routing/retry';
import type { ICertificate } from '@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate';
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
    routed: {
      delegate: 'shop',
      next: 'shop-next',
      testerHeader: 'x-try',
      read: retryProps.parse({ timeout: '3s', attempts: 1, perTryTimeout: '1s', backoff: '50ms' }),
      write: retryProps.parse({ timeout: '10s', attempts: 0 }),
    },
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
  { path: '/v1/', to: 'shop', access: 'token', scopes: { read: 'shop:read', write: 'shop:write' } },
  { path: '/login', to: 'shop', access: 'login' },
  { path: '/ready', to: 'shop', access: 'public' },
] as const;
const objects = await composeApp(installed, [shop, rateLimit], { routes: [...routes] });
const policy = (name: string) => objectNamed<IAuthorizationPolicy>(objects, `AuthorizationPolicy ${name}`).spec;

test('it answers for the host of the API and for the name of its own region', () => {
  const { spec } = objectNamed<IGateway>(objects, 'Gateway istio-ingress/api');
  const [api, origin] = ['shop/api.example.com', 'shop/us-east-1.origin.example.com'];
  expect(spec?.servers?.map((server) => server.hosts)).toEqual([[api, origin], [api], [origin]]);
});

test('clients speak TLS 1.3; the name of the region, with a certificate of its own, takes 1.2 where health checks of DNS ask', async () => {
  const oldest = (made: readonly KubeObject[]) =>
    objectNamed<IGateway>(made, 'Gateway istio-ingress/api').spec?.servers?.map(({ tls }) => [
      tls?.credentialName,
      tls?.minProtocolVersion,
    ]);
  const [redirect, api] = [
    [undefined, undefined],
    ['api-tls', 'TLSV1_3'],
  ];
  expect(oldest(objects)).toEqual([redirect, api, ['origin-tls', 'TLSV1_3']]);
  const clusters = {
    'us-east-1': smallMember('primary', 1),
    'eu-west-1': { ...smallMember('secondary', 2), region: 'eu-west-1' as const },
  };
  const asked = await composeApp(installed, [shop, rateLimit], {
    routes: [...routes],
    clusters,
    globalCluster: 'eu-west-1',
  });
  expect(oldest(asked)).toEqual([redirect, api, ['origin-tls', 'TLSV1_2']]);
  const { dnsNames } = objectNamed<ICertificate>(objects, 'Certificate istio-ingress/origin').spec ?? {};
  expect(dnsNames).toEqual(['us-east-1.origin.example.com']);
});

test('the Gateway selects the pods that this app runs', () => {
  const { spec } = objectNamed<IGateway>(objects, 'Gateway istio-ingress/api');
  const pods = objectNamed<IDeployment>(objects, 'Deployment istio-ingress/istio-ingress').spec?.template.metadata;
  expect(pods?.labels).toMatchObject(spec?.selector ?? { none: 'selected' });
});

test('each route of the fleet leads to the delegate of its app, in order, by names that metrics tell reads and writes by', () => {
  const led = objectNamed<IVirtualService>(objects, 'VirtualService shop/api').spec?.http?.filter(
    ({ delegate }) => delegate,
  );
  expect(led?.map(({ name, match, delegate }) => [name, match?.[0]?.uri, delegate?.name])).toEqual([
    ['v1-read', { prefix: '/v1/' }, 'shop'],
    ['v1-write', { prefix: '/v1/' }, 'shop'],
    ['login-read', { exact: '/login' }, 'shop'],
    ['login-write', { exact: '/login' }, 'shop'],
    ['ready-read', { exact: '/ready' }, 'shop'],
    ['ready-write', { exact: '/ready' }, 'shop'],
  ]);
  expect(led?.slice(0, 2).map(({ timeout, retries }) => [timeout, retries?.attempts])).toEqual([
    ['3s', 1],
    ['10s', 0],
  ]);
});

test('testers reach the next version of the app on every route, by the header that the app looks for', () => {
  const { spec } = objectNamed<IVirtualService>(objects, 'VirtualService shop/api');
  const tested = spec?.http?.filter(({ match }) => match?.some(({ headers }) => headers?.['x-try']));
  expect(tested?.map(({ name }) => name)).toEqual([
    'v1-tester-read',
    'v1-tester-write',
    'login-tester-read',
    'login-tester-write',
    'ready-tester-read',
    'ready-tester-write',
  ]);
  const next = [{ destination: { host: 'shop-next.shop.svc.cluster.local', port: { number: 8000 } } }];
  for (const { route } of tested ?? []) expect(route).toEqual(next);
});

test('token routes demand a token of the issuer, except for their preflights; public routes may only be read, and anyone may log in', () => {
  const passes = (name: string) => policy(`istio-ingress/${name}`)?.rules?.flatMap(({ to }) => to ?? []);
  const hosts = ['api.example.com', 'us-east-1.origin.example.com'];
  expect(policy('istio-ingress/allow-tokens')?.rules?.[0]?.from).toEqual([
    { source: { requestPrincipals: ['https://example.com/*'] } },
  ]);
  expect(passes('allow-tokens')?.map(({ operation }) => operation?.paths)).toEqual([['/v1/*'], ['/v1/*']]);
  expect(passes('allow-preflight')).toEqual([
    { operation: { hosts, methods: ['OPTIONS'], paths: ['/v1/*', '/login'] } },
  ]);
  const login = { hosts, methods: ['GET', 'HEAD', 'POST'], paths: ['/login'] };
  expect(passes('allow-login')).toEqual([{ operation: login }]);
  expect(passes('allow-public')).toEqual([{ operation: { hosts, methods: ['GET', 'HEAD'], paths: ['/ready'] } }]);
});

test('a token reads a route by one of its scopes and writes by the other, and no method goes without', () => {
  const opened = policy('istio-ingress/allow-tokens')?.rules?.map(({ to, when }) => [
    when?.map(({ values }) => values),
    to?.[0]?.operation?.methods,
  ]);
  expect(opened).toEqual([
    [[['shop:read']], ['GET', 'HEAD']],
    [[['shop:write']], ['POST', 'PUT', 'PATCH', 'DELETE']],
  ]);
});

test('administrators show the scope and the second factor that the fleet asks for, on admin paths and all below them', () => {
  const rules = policy('istio-ingress/deny-admin-unproven')?.rules;
  expect(rules?.map(({ when }) => when?.map(({ key, notValues }) => [key, notValues]))).toEqual([
    [['request.auth.claims[scope]', ['admin']]],
    [['request.auth.claims[amr]', ['mfa']]],
  ]);
  for (const { to } of rules ?? []) expect(to?.[0]?.operation?.paths).toEqual(['/v1/admin', '/v1/admin/*']);
});

test('the web app alone gets a CORS answer, and only where tokens are demanded or given', () => {
  const { spec } = objectNamed<IVirtualService>(objects, 'VirtualService shop/api');
  const answered = spec?.http?.filter(({ corsPolicy }) => corsPolicy) ?? [];
  const origins = [{ exact: 'https://app.example.com' }];
  for (const { corsPolicy } of answered) expect(corsPolicy?.allowOrigins).toEqual(origins);
  expect(new Set(answered.map(({ name }) => name?.split('-')[0]))).toEqual(new Set(['v1', 'login']));
  expect(answered).toHaveLength(8);
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
  const { 'cache-control': stored, ...set } = spec?.http?.[0]?.headers?.response?.set ?? {};
  expect(stored).toBe('no-store');
  const headers = Object.entries(set);
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
  expect(names).toEqual(['allow-preflight', 'allow-tokens', 'deny-admin-elsewhere', 'deny-admin-unproven']);
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

test('it gets out to the regions that take over, for apps that may fail over, and to no other region', async () => {
  const member = (region: 'us-east-1' | 'eu-west-1' | 'ap-southeast-1', block: number, ring: number) => ({
    ...smallMember(ring === 1 ? 'primary' : 'secondary', ring),
    region,
    network: { vpc: `10.${block}.0.0/16`, data: `10.${block}.1.0/24`, endpoints: `10.${block}.2.0/24` },
  });
  const clusters = {
    'us-east-1': member('us-east-1', 0, 1),
    'eu-west-1': member('eu-west-1', 32, 2),
    'ap-southeast-1': member('ap-southeast-1', 48, 3),
  };
  const abroad = async (namespaces: string[]) => {
    const failover = { namespaces, order: { 'us-east-1': ['eu-west-1'] }, residency: [] };
    const made = await composeApp(installed, [shop, rateLimit], { routes: [...routes], clusters, failover });
    const { spec } = objectNamed<INetworkPolicy>(made, 'NetworkPolicy istio-ingress/istio-ingress');
    return spec?.egress?.filter(({ to }) => to?.some(({ ipBlock }) => ipBlock));
  };
  const [opening, ...others] = (await abroad(['shop'])) ?? [];
  expect(opening).toMatchObject({ to: [{ ipBlock: { cidr: '10.32.0.0/16' } }], ports: [{ port: 15443 }] });
  expect(others).toEqual([]);
  expect(await abroad([])).toEqual([]);
});

test('a route to an app that is only called from inside is refused: it would lead nowhere', async () => {
  const inside = { ...routes[0], path: '/limits', to: 'rate-limit' } as const;
  await expect(composeApp(installed, [shop, rateLimit], { routes: [...routes, inside] })).rejects.toThrow(
    /the route \/limits .+ to "rate-limit", which no gateway routes to\s+allowed .+: shop/,
  );
});

test('apps learn who calls them, how and on which paths', () => {
  expect(calls).toEqual(
    expect.arrayContaining([expect.objectContaining({ to: 'shop', paths: ['/ready'], methods: ['GET', 'HEAD'] })]),
  );
});
