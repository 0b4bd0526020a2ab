import type { KubeObject } from '@auditorsec/manifest/types';
import { describe, expect, test } from 'vitest';
import { check, deployment, object } from '../testing.ts';
import { cartDeployment, meshWith } from '../testing-mesh.ts';
import { requireNetworkOpenings } from './require-network-openings.ts';

const policy = (name: string, spec: object) =>
  object('networking.k8s.io/v1 NetworkPolicy', name, { podSelector: {}, policyTypes: ['Ingress', 'Egress'], ...spec });
const inNamespace = (name: string, labels?: Record<string, string>) => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
  ...(labels && { podSelector: { matchLabels: labels } }),
});
const dnsPorts = [
  { port: 53, protocol: 'UDP' },
  { port: 53, protocol: 'TCP' },
];
const deny = policy('shop/default-deny', {});
const dns = policy('shop/allow-dns', {
  egress: [{ to: [inNamespace('kube-system', { 'k8s-app': 'kube-dns' })], ports: dnsPorts }],
});
const injected = object('v1 Namespace', 'shop', {}, { labels: { 'istio-injection': 'enabled' } });
const worker = deployment('shop/worker', { app: 'worker' });
const openings = (...list: readonly KubeObject[]) => check(requireNetworkOpenings, list);

describe('require-network-openings: what pods need', () => {
  test('passes where nothing is restricted', () => {
    expect(openings(injected, worker)).toEqual([]);
  });

  test('passes default deny with DNS open', () => {
    expect(openings(worker, deny, dns)).toEqual([]);
  });

  test('fails when egress is denied and DNS is forgotten', () => {
    expect(openings(worker, deny)).toMatchInlineSnapshot(`
      [
        "Deployment shop/worker: no name resolves in these pods, so every call out fails: the NetworkPolicies of shop don't open it. Allow egress of pods {app: worker} on UDP 53 to namespace kube-system, pods {k8s-app: kube-dns}.",
        "Deployment shop/worker: long DNS answers are lost, so some names never resolve: the NetworkPolicies of shop don't open it. Allow egress of pods {app: worker} on TCP 53 to namespace kube-system, pods {k8s-app: kube-dns}.",
      ]
    `);
  });

  test.each([
    ['one of the two protocols', { ports: [{ port: 53, protocol: 'UDP' }] }],
    ['pods of another label', { to: [inNamespace('kube-system', { 'k8s-app': 'coredns' })] }],
    ['its own namespace', { to: [{ podSelector: {} }] }],
  ])('fails when DNS is open for %s alone', (_, rule) => {
    const partly = policy('shop/allow-dns', { egress: [{ ports: dnsPorts, ...rule }] });
    expect(openings(worker, deny, partly)).not.toEqual([]);
  });

  test('injected pods need istiod and a scrape of their proxy', () => {
    expect(openings(injected, worker, deny, dns)).toMatchInlineSnapshot(`
      [
        "Deployment shop/worker: the proxies get no config and no certificate: no pod gets ready: the NetworkPolicies of shop don't open it. Allow egress of pods {app: worker} on TCP 15012 to namespace istio-system, pods {app: istiod, istio: pilot}.",
        "Deployment shop/worker: Prometheus reads nothing from these pods, so their alerts stay silent in an outage: the NetworkPolicies of shop don't open it. Allow ingress of pods {app: worker} on TCP 15020 from namespace observability.",
      ]
    `);
    const mesh = policy('shop/mesh', {
      egress: [{ to: [inNamespace('istio-system', { app: 'istiod' })], ports: [{ port: 15012 }] }],
      ingress: [{ from: [inNamespace('observability', { app: 'any' })], ports: [{ port: 15020 }] }],
    });
    expect(openings(injected, worker, deny, dns, mesh)).toEqual([]);
  });

  test('istiod has to let them in as well', () => {
    const istiod = policy('istio-system/default-deny', {});
    expect(openings(injected, worker, istiod)).toHaveLength(1);
    const open = policy('istio-system/istiod', {
      podSelector: { matchLabels: { app: 'istiod' } },
      ingress: [{ ports: [{ port: 15012 }] }],
    });
    expect(openings(injected, worker, istiod, open)).toEqual([]);
  });

  test('pods with a role of AWS reach the agent that hands out credentials, past policies and proxy', () => {
    const association = object('eks.aws.m.upbound.io/v1beta1 PodIdentityAssociation', 'aws/worker', {
      forProvider: { namespace: 'shop', serviceAccount: 'worker', roleArnRef: { name: 'worker' } },
    });
    const past = { 'traffic.sidecar.istio.io/excludeOutboundIPRanges': '169.254.170.23/32' };
    const holder = (annotations = {}) =>
      deployment('shop/worker', { app: 'worker' }, { serviceAccountName: 'worker' }, annotations);
    const to = (cidr: string, except: readonly string[] = []) =>
      policy('shop/agent', { egress: [{ to: [{ ipBlock: { cidr, except } }], ports: [{ port: 80 }] }] });
    expect(openings(holder(), deny, dns)).toEqual([]);
    expect(openings(holder(), deny, dns, association)).toMatchInlineSnapshot(`
      [
        "Deployment shop/worker: these pods have a role of AWS and no credentials, so every call to AWS fails: the NetworkPolicies of shop don't open it. Allow egress of pods {app: worker} on TCP 80 to 169.254.170.23/32, the EKS Pod Identity Agent.",
      ]
    `);
    expect(openings(holder(), deny, dns, association, to('169.254.170.23/32'))).toEqual([]);
    expect(openings(holder(), deny, dns, association, to('0.0.0.0/0', ['169.254.0.0/16']))).toHaveLength(1);
    expect(openings(injected, holder(), association)).toMatchInlineSnapshot(`
      [
        "Deployment shop/worker spec.template.metadata.annotations["traffic.sidecar.istio.io/excludeOutboundIPRanges"]: these pods have a role of AWS and no credentials, so every call to AWS fails: their proxy refuses to connect to 169.254.170.23, which is in no registry. Add 169.254.170.23/32 to it.",
      ]
    `);
    expect(openings(injected, holder(past), association)).toEqual([]);
  });

  test('a port named metrics has to be open for Prometheus, unless the sidecar serves it', () => {
    const containers = [{ name: 'cart', ports: [{ name: 'metrics', containerPort: 9090 }] }];
    const scraped = deployment('shop/cart', { app: 'cart' }, { containers });
    const closed = policy('shop/ingress', { policyTypes: ['Ingress'], ingress: [{ ports: [{ port: 15020 }] }] });
    expect(openings(scraped, closed)).toHaveLength(1);
    const byName = policy('shop/metrics', {
      policyTypes: ['Ingress'],
      ingress: [{ from: [inNamespace('observability')], ports: [{ port: 'metrics' }] }],
    });
    expect(openings(scraped, closed, byName)).toEqual([]);
    const merged = deployment(
      'shop/cart',
      { app: 'cart' },
      { containers },
      { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9090' },
    );
    expect(openings(injected, merged, closed)).toEqual([]);
  });
});

describe('require-network-openings: what routing sends', () => {
  const edges = (...changed: readonly KubeObject[]) => check(requireNetworkOpenings, meshWith(...changed));
  const into = (from: unknown, port: number | string = 8000) =>
    policy('shop/cart', { policyTypes: ['Ingress'], ingress: [{ from: [from], ports: [{ port }] }] });
  const outOf = (to: unknown, port: number | string = 8000) =>
    policy('ingress/gateway', {
      policyTypes: ['Egress'],
      egress: [{ to: [to], ports: [{ port }] }, { ports: dnsPorts }],
    });
  const gatewayPods = inNamespace('ingress', { app: 'gateway' });
  const cartPods = inNamespace('shop', { app: 'cart' });

  test('passes when both sides are open, by number or by name', () => {
    expect(edges(into(gatewayPods), outOf(cartPods))).toEqual([]);
    expect(edges(into(gatewayPods, 'http'), outOf(cartPods, 'http'))).toEqual([]);
  });

  test('passes addresses, whose pods are not known', () => {
    expect(edges(into({ ipBlock: { cidr: '10.0.0.0/16' } }))).toEqual([]);
  });

  test('fails when the workload is closed', () => {
    expect(edges(into(inNamespace('ingress', { app: 'proxy' })))).toMatchInlineSnapshot(`
      [
        "VirtualService shop/cart spec.http[0].route[0].destination: requests from Deployment ingress/gateway to Deployment shop/cart time out with 503: the NetworkPolicies of shop don't open it. Allow ingress of pods {app: cart, version: v1} on TCP 8000 from namespace ingress, pods {app: gateway, istio: ingress}.",
      ]
    `);
    expect(edges(into(gatewayPods, 80))).toHaveLength(1);
  });

  test('fails when the gateway may not send', () => {
    expect(edges(outOf(inNamespace('shop', { app: 'till' })))).toMatchInlineSnapshot(`
      [
        "VirtualService shop/cart spec.http[0].route[0].destination: requests from Deployment ingress/gateway to Deployment shop/cart time out with 503: the NetworkPolicies of ingress don't open it. Allow egress of pods {app: gateway, istio: ingress} on TCP 8000 to namespace shop, pods {app: cart, version: v1}.",
      ]
    `);
  });

  test('the port is that of the pods, not that of the Service', () => {
    const containers = [{ name: 'cart', ports: [{ name: 'http', containerPort: 8080 }] }];
    const moved = deployment('shop/cart', { app: 'cart' }, { containers });
    expect(edges(moved, into(gatewayPods, 8080))).toEqual([]);
    expect(edges(moved, into(gatewayPods, 8000))).toHaveLength(1);
    expect(edges(cartDeployment, into(gatewayPods, 8080))).toHaveLength(1);
  });
});
