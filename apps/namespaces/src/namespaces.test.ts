import { composeApp } from '@auditorsec/config/testing/compose-app';
import { expect, test } from 'vitest';
import { namespaces } from './namespaces.ts';

const objects = await composeApp(namespaces({}), [], {
  routes: [{ path: '/', to: 'shop', access: 'token', scopes: { read: 'shop:read', write: 'shop:write' } }],
});
const all = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata);

test('every namespace enforces the strictest Pod Security level, but those of node agents, which need the node, and of Crossplane, which makes its own pods', () => {
  const levels = all.map(({ name, labels }) => [name, labels?.['pod-security.kubernetes.io/enforce']]);
  expect(levels.filter(([, level]) => level !== 'restricted')).toEqual([
    ['crossplane-system', 'baseline'],
    ['istio-cni', 'privileged'],
    ['log-shipper', 'privileged'],
    ['node-exporter', 'privileged'],
  ]);
  expect(levels.length).toBeGreaterThan(1);
});

test('every namespace is closed by default, and those in the mesh allow no request either', () => {
  const closed = (kind: string, name: string) =>
    objects.filter((object) => object.kind === kind && object.metadata.name === name).map((o) => o.metadata.namespace);
  const meshed = all.filter(({ labels }) => labels?.['istio-injection'] === 'enabled');
  expect(closed('NetworkPolicy', 'default-deny')).toEqual(all.map(({ name }) => name));
  expect(meshed.map(({ name }) => name)).toEqual(['ci-failure', 'istio-eastwest', 'istio-ingress', 'ratelimit']);
  expect(closed('AuthorizationPolicy', 'allow-nothing')).toEqual(meshed.map(({ name }) => name));
});
