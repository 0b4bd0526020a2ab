import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { expect, test } from 'vitest';
import { example } from './example.ts';
import { apiServer, denyAll, dns, type NetworkPolicyProps, networkPolicy } from './network-policy.ts';

const peer = { namespace: 'shop', pods: { app: 'cart' } };

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(render(example))).toMatchFileSnapshot('../golden/example.yaml');
});

test('a direction that it does not open stays as the default deny left it', () => {
  expect(spec({ ingress: [{ peers: [peer], ports: [80] }] })).toMatchObject({ policyTypes: ['Ingress'] });
  expect(spec({ ingress: [{ peers: [peer], ports: [80] }] })).not.toHaveProperty('egress');
  expect(spec({ egress: [dns] })).toMatchObject({ policyTypes: ['Egress'] });
});

test('an opening without peers or without ports opens nothing, where Kubernetes would open everything', () => {
  expect(spec({ ingress: [{ peers: [], ports: [80] }] })).toMatchObject({ policyTypes: ['Ingress'], ingress: [] });
  expect(spec({ egress: [{ peers: [peer], ports: [] }] })).toMatchObject({ policyTypes: ['Egress'], egress: [] });
});

test('the API server is reached by the address of its Service, which policies judge, and at its endpoints', () => {
  const [rule] = spec({ egress: [apiServer({ services: '172.20.0.0/16', vpc: '10.0.0.0/16' })] })?.egress ?? [];
  expect(rule?.to).toEqual([{ ipBlock: { cidr: '172.20.0.0/16' } }, { ipBlock: { cidr: '10.0.0.0/16' } }]);
});

test('a peer is known by the namespace name that the API server sets, and its pods are meant in that namespace alone', () => {
  const [rule] = spec({ ingress: [{ peers: [peer], ports: [80] }] })?.ingress ?? [];
  expect(rule?.from).toEqual([
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } },
      podSelector: { matchLabels: { app: 'cart' } },
    },
  ]);
});

test('a whole namespace, and a range with holes, can be peers too', () => {
  const range = { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] };
  const [rule] = spec({ egress: [{ peers: [{ namespace: 'shop' }, range], ports: [443] }] })?.egress ?? [];
  expect(rule?.to).toEqual([
    { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } },
    { ipBlock: range },
  ]);
});

test('every port says its protocol', () => {
  const [rule] = spec({ egress: [dns] })?.egress ?? [];
  expect(rule?.ports).toEqual([
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ]);
});

test('without labels it is about all pods of the namespace', () => {
  expect(spec({ egress: [dns] })?.podSelector).toEqual({});
  expect(spec({ egress: [dns], pods: { app: 'cart' } })?.podSelector).toEqual({ matchLabels: { app: 'cart' } });
});

test('the default deny closes both directions and opens none', () => {
  const objects = render((chart) => denyAll(chart, 'shop'));
  const deny = objectNamed<INetworkPolicy>(objects, 'NetworkPolicy shop/default-deny');
  expect(deny.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
});

function spec(props: Omit<NetworkPolicyProps, 'name' | 'namespace'>): INetworkPolicy['spec'] {
  const objects = render((chart) => networkPolicy(chart, { name: 'open', namespace: 'shop', ...props }));
  return objectNamed<INetworkPolicy>(objects, 'NetworkPolicy shop/open').spec;
}
