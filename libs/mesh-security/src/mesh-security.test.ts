import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import type { IAuthorizationPolicy } from '@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy';
import type { IRequestAuthentication } from '@kubernetes-models/istio/security.istio.io/v1/RequestAuthentication';
import { expect, test } from 'vitest';
import { allowAnyone, allowCertificates, allowTokens, denyElsewhere } from './authorization.ts';
import { example } from './example.ts';

const objects = render(example);
const policy = (name: string) => objectNamed<IAuthorizationPolicy>(objects, `AuthorizationPolicy ${name}`).spec;

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('plaintext between workloads is refused in the whole mesh', () => {
  expect(objectNamed(objects, 'PeerAuthentication istio-system/default')).toMatchObject({
    spec: { mtls: { mode: 'STRICT' } },
  });
});

test('tokens are checked for issuer and audience at the pods that it names', () => {
  const { spec } = objectNamed<IRequestAuthentication>(objects, 'RequestAuthentication istio-ingress/api');
  expect(spec?.selector).toEqual({ matchLabels: { istio: 'ingress' } });
  expect(spec?.jwtRules).toMatchObject([{ issuer: 'https://id.example.com', audiences: ['api.example.com'] }]);
});

test('a client is known by its token, never by a certificate that it does not show', () => {
  const sources = policy('istio-ingress/allow-tokens')?.rules?.flatMap(({ from }) => from ?? []);
  const token = { source: { requestPrincipals: ['https://id.example.com/*'] } };
  expect(sources).toEqual([token, token]);
});

test('a token reads by one scope and writes by another', () => {
  const opened = policy('istio-ingress/allow-tokens')?.rules?.map(({ to, when }) => [
    to?.[0]?.operation?.methods,
    when?.map(({ key, values }) => [key, values]),
  ]);
  expect(opened).toEqual([
    [['GET'], [['request.auth.claims[scope]', ['shop:read']]]],
    [['POST'], [['request.auth.claims[scope]', ['shop:write']]]],
  ]);
});

test('a token without one of the claims is denied, and one without any; a preflight, which has no token, is not', () => {
  const { action, rules } = policy('istio-ingress/deny-unproven') ?? {};
  expect(action).toBe('DENY');
  const to = [{ operation: { paths: ['/v1/admin', '/v1/admin/*'], notMethods: ['OPTIONS'] } }];
  expect(rules).toEqual([
    { to, when: [{ key: 'request.auth.claims[scope]', notValues: ['admin'] }] },
    { to, when: [{ key: 'request.auth.claims[amr]', notValues: ['mfa'] }] },
  ]);
});

test('a preflight needs no token, and nothing but OPTIONS on those paths is let through with it', () => {
  expect(policy('istio-ingress/allow-preflight')?.rules).toEqual([
    { to: [{ operation: { hosts: ['api.example.com'], methods: ['OPTIONS'], paths: ['/v1/*'] } }] },
  ]);
});

test('admin paths are denied to every other network, whatever else allows them', () => {
  const spec = policy('istio-ingress/deny-admin');
  expect(spec?.action).toBe('DENY');
  expect(spec?.rules).toEqual([
    {
      from: [{ source: { notRemoteIpBlocks: ['192.0.2.0/24'] } }],
      to: [{ operation: { paths: ['/v1/admin', '/v1/admin/*'] } }],
    },
  ]);
});

test('where the connection is the client itself, no header is asked for its address', () => {
  const target = { name: 'deny', namespace: 'edge', pods: { app: 'edge' } };
  const made = render((chart) => denyElsewhere(chart, target, ['192.0.2.0/24'], 'connection', ['/admin']));
  expect(objectNamed<IAuthorizationPolicy>(made, 'AuthorizationPolicy edge/deny').spec?.rules?.[0]?.from).toEqual([
    { source: { notIpBlocks: ['192.0.2.0/24'] } },
  ]);
});

test('a claim reaches the app in a header', () => {
  const { spec } = objectNamed<IRequestAuthentication>(objects, 'RequestAuthentication istio-ingress/api');
  expect(spec?.jwtRules?.[0]?.outputClaimToHeaders).toEqual([{ header: 'x-auth-sub', claim: 'sub' }]);
});

test('a machine is known by the identity in its certificate', () => {
  const sources = policy('istio-ingress/allow-machines')?.rules?.flatMap(({ from }) => from ?? []);
  expect(sources).toEqual([{ source: { principals: ['cluster.local/ns/default/sa/robot'] } }]);
});

test('a port that speaks no HTTP is opened without methods and paths, which would match nothing', () => {
  expect(policy('shop/cache')?.rules).toEqual([
    { from: [{ source: { serviceAccounts: ['shop/cart'] } }], to: [{ operation: { ports: ['6379'] } }] },
  ]);
});

test('a caller is named by its ServiceAccount alone, which excludes principals and namespaces, and for one port', () => {
  expect(policy('shop/cart')?.rules).toEqual([
    {
      from: [{ source: { serviceAccounts: ['istio-ingress/istio-ingress'] } }],
      to: [{ operation: { ports: ['8000'], methods: ['GET', 'POST'], paths: ['/v1/*'] } }],
    },
  ]);
});

test('every policy selects pods, so that none of them closes its whole namespace', () => {
  const policies = objects.filter(({ kind }) => kind === 'AuthorizationPolicy') as unknown as IAuthorizationPolicy[];
  expect(policies).toHaveLength(7);
  for (const { spec } of policies) expect(Object.keys(spec?.selector?.matchLabels ?? {})).not.toHaveLength(0);
});

test('an operation without paths allows nothing, where Istio would take it for all of them', () => {
  const target = { name: 'allow', namespace: 'shop', pods: { app: 'cart' } };
  const made = render((chart) => {
    allowTokens(chart, target, 'https://id.example.com', [{ paths: [], scope: 'shop:read' }]);
    allowAnyone(chart, target, { methods: ['OPTIONS'], paths: [] });
    allowCertificates(chart, target, ['cluster.local/ns/default/sa/robot'], { paths: [] });
    allowCertificates(chart, target, [], { paths: ['/v1/*'] });
  });
  expect(made).toEqual([]);
});
