import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import { findings, object, objects } from '../testing.ts';
import { requireMeshTrust } from './require-mesh-trust.ts';

const KEYS = ['ca-cert.pem', 'ca-key.pem', 'cert-chain.pem', 'root-cert.pem'];
const waiting = { volumes: [{ name: 'authority', secret: { secretName: 'cacerts' } }] };
const istiod = (valuesObject: object = waiting) =>
  object('argoproj.io/v1alpha1 Application', 'argocd/istiod', { source: { chart: 'istiod', helm: { valuesObject } } });
const fetched = (name: string, keys: readonly string[], labels: Record<string, string> = {}) =>
  object('external-secrets.io/v1 ExternalSecret', `istio-system/${name}`, {
    target: { name, template: { metadata: { labels } } },
    data: keys.map((secretKey) => ({ secretKey })),
  });
const policy = (name: string, spec: object) => object('networking.k8s.io/v1 NetworkPolicy', name, spec);
const peers = (cidr: string, port: number) => ({ peers: [{ ipBlock: { cidr } }], ports: [{ port, protocol: 'TCP' }] });
const own = (cidr: string) => {
  const { peers: from, ports } = peers(cidr, 15012);
  return policy('istio-system/istiod', { podSelector: { matchLabels: { app: 'istiod' } }, ingress: [{ from, ports }] });
};
const calls = (cidr: string) => {
  const { peers: to, ports } = peers(cidr, 15443);
  return policy('istio-ingress/gateway', { podSelector: {}, egress: [{ to, ports }] });
};
const remote = (name: string, labels: Record<string, string> = { 'istio/multiCluster': 'true' }) =>
  fetched(`istio-remote-secret-${name}`, [name], labels);

const here = [istiod(), fetched('cacerts', KEYS), own('10.1.0.0/16'), calls('10.2.0.0/16'), remote('eu-west-1')];
const there = [istiod(), fetched('cacerts', KEYS), own('10.2.0.0/16')];

function found(list: readonly KubeObject[], other = there): string[] {
  const fleet = [objects('us-east-1', list), objects('eu-west-1', other)];
  return findings((report) => requireMeshTrust.check(fleet, report));
}

test('passes where both regions sign below one root, and the one that calls knows the other', () => {
  expect(found(here)).toEqual([]);
});

test('fails where nothing fetches the authority, and where istiod does not wait for it', () => {
  expect(found(here.filter(({ metadata }) => metadata.name !== 'cacerts'))).toMatchInlineSnapshot(`
    [
      "Application argocd/istiod: no workload of this cluster trusts one of another, and failover ends in 503: istiod makes a root of its own, since nothing fetches Secret istio-system/cacerts. Add it, as signingAuthority of apps/mesh does.",
    ]
  `);
  const optional = { volumes: [{ secret: { secretName: 'cacerts', optional: true } }] };
  for (const values of [{}, optional]) {
    const [message] = found([istiod(values), ...here.slice(1)]);
    expect(message).toContain('valuesObject.volumes: no workload');
  }
});

test('fails where a part of the authority is left out', () => {
  expect(found([istiod(), fetched('cacerts', KEYS.slice(1))])).toMatchInlineSnapshot(`
    [
      "ExternalSecret istio-system/cacerts spec.data: no istiod starts again: the authority that it signs with lacks ca-cert.pem. Fetch all of ca-cert.pem, ca-key.pem, cert-chain.pem, root-cert.pem.",
    ]
  `);
});

test('fails where istiod does not know a cluster that its pods may call, or finds its Secret by no label', () => {
  expect(found(here.slice(0, -1))).toMatchInlineSnapshot(`
    [
      "Application argocd/istiod: eu-west-1 never answers for us-east-1, though the network lets it: no Secret with the label istio/multiCluster and the key eu-west-1 tells istiod its endpoints; there is none at all. Add it, as neighbours of apps/mesh does.",
    ]
  `);
  expect(found([...here.slice(0, -1), remote('eu-west-1', {})])).toHaveLength(1);
});

test('a cluster that the network keeps out need not be known', () => {
  expect(found(here.slice(0, 3))).toEqual([]);
});
