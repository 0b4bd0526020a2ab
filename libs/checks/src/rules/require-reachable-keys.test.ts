import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { mesh, meshWith } from '../testing-mesh.ts';
import { requireReachableKeys } from './require-reachable-keys.ts';

const tokens = (jwksUri?: string) =>
  object('security.istio.io/v1 RequestAuthentication', 'ingress/api', {
    jwtRules: [{ issuer: 'https://id.example.com', ...(jwksUri && { jwksUri }) }],
  });
const outside = tokens('https://id.example.com/jwks.json');
const istiod = (env: object) =>
  object('argoproj.io/v1alpha1 Application', 'argocd/istiod', {
    source: { chart: 'istiod', helm: { valuesObject: { env } } },
  });
const policy = (spec: object, name = 'istio-system/istiod') =>
  object('networking.k8s.io/v1 NetworkPolicy', name, {
    podSelector: { matchLabels: { app: 'istiod' } },
    policyTypes: ['Egress'],
    ...spec,
  });
const deny = policy({ podSelector: {} }, 'istio-system/default-deny');
const open = (cidr: string, port = 443) => policy({ egress: [{ to: [{ ipBlock: { cidr } }], ports: [{ port }] }] });
const found = (...changed: KubeObject[]) => check(requireReachableKeys, meshWith(...changed));

test('keys outside, a way out to them, and blocked ranges pass', () => {
  expect(found(outside, deny, open('0.0.0.0/0'), istiod({ BLOCKED_CIDRS_IN_JWKS_URIS: '10.0.0.0/8' }))).toEqual([]);
});

test('keys behind the gateway that they guard fail', () => {
  expect(found(tokens('https://shop.example.com/jwks.json'))).toMatchInlineSnapshot(`
    [
      "RequestAuthentication ingress/api spec.jwtRules[0].jwksUri: after a restart of istiod every token is refused with 401, for good: it fetches the keys from shop.example.com, which is behind the gateway that waits for these keys. Serve them from a host that needs no token and no gateway of this mesh.",
    ]
  `);
});

test('an istiod that may not leave the network fails, where the policy of its own stands', () => {
  const closed = 'NetworkPolicy istio-system/istiod spec.egress: after a restart of istiod every token is refused';
  expect(found(outside, deny, open('10.0.0.0/8'))).toEqual([expect.stringContaining(closed)]);
  expect(found(outside, open('0.0.0.0/0', 80))).toEqual([expect.stringContaining(closed)]);
});

test('an istiod that no policy restricts may go anywhere', () => {
  expect(found(outside)).toEqual([]);
  expect(found(outside, policy({ podSelector: { matchLabels: { app: 'other' } } }))).toEqual([]);
});

test('an istiod without blocked ranges fails, and only istiod', () => {
  expect(found(outside, istiod({}))).toEqual([expect.stringContaining('IST0175')]);
  const other = object('argoproj.io/v1alpha1 Application', 'argocd/istio-cni', { source: { chart: 'cni' } });
  expect(found(outside, other)).toEqual([]);
});

test('where no keys are fetched, nothing is asked: keys that stand in the object, and no tokens at all', () => {
  expect(found(tokens(), deny, istiod({}))).toEqual([]);
  expect(check(requireReachableKeys, [...mesh, deny, istiod({})])).toEqual([]);
});
