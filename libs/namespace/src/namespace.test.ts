import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import type { KubeObject } from '@auditorsec/manifest/types';
import { versions } from '@auditorsec/versions/versions';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { expect, test } from 'vitest';
import { example } from './example.ts';
import { namespace } from './namespace.ts';

const meshed = render((chart) => namespace(chart, { name: 'shop', mesh: true, environment: 'production' }));
const unmeshed = render((chart) =>
  namespace(chart, { name: 'kube-tools', mesh: false, environment: 'staging', podSecurity: 'baseline' }),
);

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(render(example))).toMatchFileSnapshot('../golden/example.yaml');
});

test('Pod Security is enforced at `restricted` unless a namespace says otherwise', () => {
  expect(labels(meshed, 'shop')).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' });
  expect(labels(unmeshed, 'kube-tools')).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'baseline' });
});

test('each Pod Security mode is pinned to the minor of Kubernetes that is deployed', () => {
  const pinned = Object.entries(labels(meshed, 'shop')).filter(([key]) => key.endsWith('-version'));
  expect(pinned.map(([key]) => key)).toHaveLength(3);
  for (const [, value] of pinned) expect(versions.kubernetes).toMatch(new RegExp(`^${value.slice(1)}\\.\\d+$`));
});

test('nothing may go in or out of a new namespace but DNS', () => {
  const deny = objectNamed<INetworkPolicy>(meshed, 'NetworkPolicy shop/default-deny');
  expect(deny.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  const others = meshed.filter(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name !== 'default-deny');
  expect(others.map(({ metadata }) => metadata.name)).toEqual(['allow-dns']);
});

test('in the mesh no request passes without a policy, and pods get a sidecar', () => {
  expect(objectNamed<KubeObject>(meshed, 'AuthorizationPolicy shop/allow-nothing')).toMatchObject({ spec: {} });
  expect(labels(meshed, 'shop')).toMatchObject({ 'istio-injection': 'enabled' });
});

test('outside the mesh there is neither a sidecar nor a policy that only sidecars read', () => {
  expect(labels(unmeshed, 'kube-tools')).not.toHaveProperty('istio-injection');
  expect(unmeshed.map(({ kind }) => kind)).not.toContain('AuthorizationPolicy');
});

function labels(objects: readonly KubeObject[], name: string): Record<string, string> {
  return objectNamed<KubeObject>(objects, `Namespace ${name}`).metadata.labels ?? {};
}
