import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { requireClosedNamespace } from './require-closed-namespace.ts';

const shop = object('v1 Namespace', 'shop', undefined);
const policy = (spec: object, name = 'shop/default-deny') =>
  object('networking.k8s.io/v1 NetworkPolicy', name, { podSelector: {}, ...spec });
const closed = policy({ policyTypes: ['Ingress', 'Egress'] });
const found = (...list: readonly KubeObject[]) => check(requireClosedNamespace, list);

test('passes a namespace that one policy closes, or two', () => {
  expect(found(shop, closed)).toEqual([]);
  expect(found(shop, policy({ policyTypes: ['Ingress'] }), policy({ policyTypes: ['Egress'] }, 'shop/out'))).toEqual(
    [],
  );
});

test('fails a namespace that nothing closes', () => {
  expect(found(shop)).toMatchInlineSnapshot(`
    [
      "Namespace shop: a pod that no other NetworkPolicy selects may talk to everyone: none closes Ingress and Egress of all its pods. Make it by namespace of libs/namespace, or add denyAll of libs/network-policy.",
    ]
  `);
  expect(found(shop, policy({ policyTypes: ['Ingress', 'Egress'] }, 'bank/default-deny'))).toHaveLength(1);
});

test('fails a namespace that is closed in one way alone', () => {
  expect(found(shop, policy({ policyTypes: ['Ingress'] }))).toMatchInlineSnapshot(`
    [
      "Namespace shop: a pod that no other NetworkPolicy selects may talk to everyone: none closes Egress of all its pods. Make it by namespace of libs/namespace, or add denyAll of libs/network-policy.",
    ]
  `);
});

test('fails a policy that takes some pods, or that allows something: new pods are not closed by it', () => {
  const both = { policyTypes: ['Ingress', 'Egress'] };
  expect(found(shop, policy({ ...both, podSelector: { matchLabels: { app: 'cart' } } }))).toHaveLength(1);
  expect(found(shop, policy({ ...both, egress: [{}] }))).toHaveLength(1);
});
