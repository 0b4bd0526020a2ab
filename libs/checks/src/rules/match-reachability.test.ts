import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import { check, deployment, object } from '../testing.ts';
import { matchReachability } from './match-reachability.ts';

const CART = { podSelector: { matchLabels: { app: 'cart' } } };
const TILL = { podSelector: { matchLabels: { app: 'till' } } };
const deny = policy('deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
const out = policy('cart', { ...CART, policyTypes: ['Egress'], egress: [{ to: [TILL], ports: [{ port: 8000 }] }] });
const into = policy('till', {
  ...TILL,
  policyTypes: ['Ingress'],
  ingress: [{ from: [CART], ports: [{ port: 8000 }] }],
});
const pods = [
  deployment('shop/cart', { app: 'cart' }, { serviceAccountName: 'cart' }),
  deployment('shop/till', { app: 'till' }, { serviceAccountName: 'till' }),
];

function policy(name: string, spec: unknown): KubeObject {
  return object('networking.k8s.io/v1 NetworkPolicy', `shop/${name}`, spec);
}

function findings(...policies: readonly KubeObject[]): string[] {
  return check(matchReachability, [...pods, ...policies]);
}

test('passes where both ends open the same port', () => {
  expect(findings(deny, out, into)).toEqual([]);
});

test('an end without the other is a declared edge that is shut', () => {
  expect(findings(deny, out)).toMatchInlineSnapshot(`
    [
      "NetworkPolicy shop/cart spec.egress[0]: port 8000 is declared and stays shut: the NetworkPolicies of Deployment shop/till don't open ingress from Deployment shop/cart. Open the other end, or take it out here.",
    ]
  `);
  expect(findings(deny, into)).toHaveLength(1);
});

test('ends that open different ports are both shut', () => {
  const other = policy('till', { ...TILL, ingress: [{ from: [CART], ports: [{ port: 8001 }] }] });
  expect(findings(deny, out, other)).toHaveLength(2);
});

test('labels that no pods have open nothing', () => {
  const nobody = { podSelector: { matchLabels: { app: 'tills' } } };
  const lost = policy('lost', {
    ...CART,
    policyTypes: ['Egress'],
    egress: [{ to: [nobody], ports: [{ port: 8000 }] }],
  });
  expect(findings(deny, lost)).toMatchInlineSnapshot(`
    [
      "NetworkPolicy shop/lost spec.egress[0]: port 8000 is declared and stays shut: no pods have the labels that it names. Open the other end, or take it out here.",
    ]
  `);
});

test('the proxy of the callee has a say: its policies admit the caller', () => {
  const namespace = object('v1 Namespace', 'shop', undefined, { labels: { 'istio-injection': 'enabled' } });
  const allow = (serviceAccounts: string[]) =>
    object('security.istio.io/v1 AuthorizationPolicy', 'shop/till', {
      selector: { matchLabels: { app: 'till' } },
      rules: [{ from: [{ source: { serviceAccounts } }], to: [{ operation: { ports: ['8000'] } }] }],
    });
  expect(findings(namespace, allow(['shop/cart']), deny, out, into)).toEqual([]);
  expect(findings(namespace, allow(['shop/bank']), deny, out, into)).toHaveLength(2);
});

test('pods that no policy restricts are open to everyone, which nobody declared', () => {
  expect(findings(out, into)).toMatchInlineSnapshot(`
    [
      "Deployment shop/cart: every port is open that nobody declared: no NetworkPolicy restricts ingress of these pods. Add default-deny to namespace shop, as libs/namespace does, and open what they need.",
      "Deployment shop/till: every port is open that nobody declared: no NetworkPolicy restricts egress of these pods. Add default-deny to namespace shop, as libs/namespace does, and open what they need.",
    ]
  `);
});

test('an opening without peers or without ports opens more than it names', () => {
  const wide = policy('wide', {
    ...TILL,
    policyTypes: ['Ingress'],
    ingress: [{ from: [CART] }, { ports: [{ port: 1 }] }],
  });
  expect(findings(deny, wide)).toMatchInlineSnapshot(`
    [
      "NetworkPolicy shop/wide spec.ingress[0]: it opens every port, since it names no ports. Name those that are meant.",
      "NetworkPolicy shop/wide spec.ingress[1]: it opens to everyone, since it names no peers. Name those that are meant.",
    ]
  `);
});
