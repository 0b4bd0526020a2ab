import { describe, expect, test } from 'vitest';
import { type Peer, type Port, permits } from './network-policy.ts';
import type { PodSpec } from './objects.ts';
import { object, objects } from './testing.ts';

const pod = { namespace: 'shop', labels: { app: 'cart' } };
const till: Peer = { namespace: 'shop', labels: { app: 'till' } };
const bank: Peer = { namespace: 'bank', labels: { app: 'till' } };
const stranger: Peer = { namespace: 'bank' };
const http: Port = { number: 8000, protocol: 'TCP', name: 'http' };
const policy = (spec: object, name = 'shop/cart') =>
  object('networking.k8s.io/v1 NetworkPolicy', name, { podSelector: {}, ...spec });
const cluster = (...list: ReturnType<typeof policy>[]) => objects('us-east-1', list);
const lets = (peer: Peer, rule: object, port = http) =>
  permits(cluster(policy({ ingress: [rule] })), 'Ingress', pod, peer, port);

describe('NetworkPolicies', () => {
  test('everything is open until a policy selects the pod', () => {
    expect(permits(cluster(), 'Ingress', pod, till, http)).toBe(true);
    expect(permits(cluster(policy({}, 'bank/cart')), 'Ingress', pod, till, http)).toBe(true);
    expect(
      permits(cluster(policy({ podSelector: { matchLabels: { app: 'till' } } })), 'Ingress', pod, till, http),
    ).toBe(true);
    expect(permits(cluster(policy({})), 'Ingress', pod, till, http)).toBe(false);
  });

  test('a policy without types restricts ingress, and egress where it has such rules', () => {
    expect(permits(cluster(policy({})), 'Egress', pod, till, http)).toBe(true);
    expect(permits(cluster(policy({ egress: [] })), 'Egress', pod, till, http)).toBe(false);
    expect(permits(cluster(policy({ policyTypes: ['Egress'] })), 'Ingress', pod, till, http)).toBe(true);
  });

  test('what one policy opens, another one does not close', () => {
    const open = policy({ ingress: [{}] }, 'shop/open');
    expect(permits(cluster(policy({}), open), 'Ingress', pod, till, http)).toBe(true);
  });

  test('a rule without ports is about all of them; ports go by number, range, name and protocol', () => {
    expect(lets(till, {})).toBe(true);
    expect(lets(till, { ports: [{ port: 8000 }] })).toBe(true);
    expect(lets(till, { ports: [{ port: 8000, protocol: 'UDP' }] })).toBe(false);
    expect(lets(till, { ports: [{ protocol: 'TCP' }] })).toBe(true);
    expect(lets(till, { ports: [{ port: 7999, endPort: 8001 }] })).toBe(true);
    expect(lets(till, { ports: [{ port: 8001, endPort: 9000 }] })).toBe(false);
    expect(lets(till, { ports: [{ port: 'http' }] })).toBe(true);
    expect(lets(till, { ports: [{ port: 'metrics' }] })).toBe(false);
  });

  test('a selector of pods alone stays in the namespace of the policy', () => {
    const from = [{ podSelector: { matchLabels: { app: 'till' } } }];
    expect([till, bank].map((peer) => lets(peer, { from }))).toEqual([true, false]);
  });

  test('a selector of namespaces takes all their pods, with one of pods only those', () => {
    const namespaceSelector = { matchLabels: { 'kubernetes.io/metadata.name': 'bank' } };
    expect([till, bank, stranger].map((peer) => lets(peer, { from: [{ namespaceSelector }] }))).toEqual([
      false,
      true,
      true,
    ]);
    const podSelector = { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['till'] }] };
    expect(lets(bank, { from: [{ namespaceSelector, podSelector }] })).toBe(false);
    // Labels that other tools give aren't known: the benefit of the doubt.
    expect(lets(stranger, { from: [{ namespaceSelector, podSelector }] })).toBe(true);
  });

  test('an empty selector of namespaces takes every one', () => {
    expect(lets(bank, { from: [{ namespaceSelector: {} }] })).toBe(true);
  });

  test('addresses get the benefit of the doubt, for their ports', () => {
    const from = [{ ipBlock: { cidr: '10.0.0.0/16' } }];
    expect(lets(bank, { from, ports: [{ port: 8000 }] })).toBe(true);
    expect(lets(bank, { from, ports: [{ port: 443 }] })).toBe(false);
  });

  test('pods with the network of their node are not restricted', () => {
    const spec: PodSpec = { hostNetwork: true };
    expect(permits(cluster(policy({})), 'Ingress', { ...pod, spec }, till, http)).toBe(true);
  });
});
