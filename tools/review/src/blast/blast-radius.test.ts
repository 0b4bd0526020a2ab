import { deployment, object, objects } from '@auditorsec/checks/testing';
import { treeDiff } from '@auditorsec/diff/tree-diff';
import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import { blastRadius } from './blast-radius.ts';

const gateway = { 'inject.istio.io/templates': 'gateway' };
const route = (name: string, service: string) => ({ name, route: [{ destination: { host: service } }] });

/** A gateway in front of two Services: `cart` by itself, `till` by a delegate. */
const shop: readonly KubeObject[] = [
  deployment('front/gateway', { istio: 'gateway' }, {}, gateway),
  object('networking.istio.io/v1 Gateway', 'front/shop', {
    selector: { istio: 'gateway' },
    servers: [{ hosts: ['shop/shop.example.com'], port: { number: 443 } }],
  }),
  object('networking.istio.io/v1 VirtualService', 'shop/shop', {
    hosts: ['shop.example.com'],
    gateways: ['front/shop'],
    http: [route('cart', 'cart'), { name: 'till', delegate: { name: 'till' } }],
  }),
  object('networking.istio.io/v1 VirtualService', 'shop/till', {
    http: [{ route: [{ destination: { host: 'till' } }] }],
  }),
  ...['cart', 'till'].flatMap((app) => [
    object('v1 Service', `shop/${app}`, { selector: { app }, ports: [{ port: 80 }] }),
    deployment(`shop/${app}`, { app }, { containers: [{ name: 'main', envFrom: [{ configMapRef: { name: app } }] }] }),
    object('v1 ConfigMap', `shop/${app}`, {}),
    object('autoscaling/v2 HorizontalPodAutoscaler', `shop/${app}`, {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: app },
      minReplicas: 3,
    }),
  ]),
  object('monitoring.coreos.com/v1 PrometheusRule', 'shop/slo', {
    groups: [
      {
        rules: ['cart', 'till'].map((slo) => ({
          record: 'slo:requests:rate5m',
          expr: `sum(rate(istio_requests_total{route=~"${slo}|other"}[5m]))`,
          labels: { slo },
        })),
      },
    ],
  }),
];

/** What is reached when these objects come, or stand in for those of the same name. */
function reached(...changed: readonly KubeObject[]) {
  const nameOf = ({ kind, metadata }: KubeObject) => `${kind} ${metadata.namespace}/${metadata.name}`;
  const names = new Set(changed.map(nameOf));
  const [before, after] = [
    objects('us-east-1', shop),
    objects('us-east-1', [...shop.filter((each) => !names.has(nameOf(each))), ...changed]),
  ];
  return blastRadius(before, after, treeDiff(before.files, after.files));
}

const NOBODY = { hosts: [], routes: [], objectives: [] };

test('a route reaches its hosts, and the objective that counts it; its neighbours are left alone', () => {
  const other = object('networking.istio.io/v1 VirtualService', 'shop/shop', {
    hosts: ['shop.example.com'],
    gateways: ['front/shop'],
    http: [
      { ...route('cart', 'cart'), timeout: '1s' },
      { name: 'till', delegate: { name: 'till' } },
    ],
  });
  expect(reached(other)).toMatchObject({ hosts: ['shop.example.com'], routes: ['cart'], objectives: ['cart'] });
});

test('pods, what numbers them, what they read and what protects them reach the routes that lead to them', () => {
  const requests = { hosts: ['shop.example.com'], routes: ['till'], objectives: ['till'] };
  expect(reached(deployment('shop/till', { app: 'till' }, { hostNetwork: true }))).toMatchObject(requests);
  expect(reached(object('v1 ConfigMap', 'shop/till', { a: 1 }))).toMatchObject(requests);
  const policy = { selector: { matchLabels: { app: 'till' } } };
  expect(reached(object('security.istio.io/v1 AuthorizationPolicy', 'shop/till', policy))).toMatchObject({
    ...requests,
    identities: ['AuthorizationPolicy shop/till'],
  });
  const connections = { host: 'till.shop.svc.cluster.local', trafficPolicy: {} };
  expect(reached(object('networking.istio.io/v1 DestinationRule', 'shop/till', connections))).toMatchObject(requests);
});

test('a policy without a selector is about its namespace, one of the root namespace about the mesh', () => {
  const strict = (name: string) => reached(object('security.istio.io/v1 PeerAuthentication', name, {}));
  expect(strict('shop/default').routes).toEqual(['cart', 'till']);
  expect(strict('istio-system/default').routes).toEqual(['cart', 'till']);
  expect(strict('elsewhere/default')).toMatchObject(NOBODY);
});

test('what changes at a gateway reaches all that is behind it', () => {
  const filter = { workloadSelector: { labels: { istio: 'gateway' } } };
  expect(reached(object('networking.istio.io/v1alpha3 EnvoyFilter', 'front/limit', filter))).toMatchObject({
    hosts: ['shop.example.com'],
    routes: ['cart', 'till'],
    objectives: ['cart', 'till'],
  });
});

test('pods are replaced when their template changes, and so many as the autoscaler keeps', () => {
  const radius = reached(deployment('shop/till', { app: 'till' }, { hostNetwork: true }));
  expect(radius.restarts).toEqual([{ cluster: 'us-east-1', object: 'Deployment shop/till', pods: 3 }]);
  expect(reached(object('v1 ConfigMap', 'shop/till', { a: 1 }))).toMatchObject({
    restarts: [],
    unread: [{ object: 'ConfigMap shop/till', by: 'Deployment till' }],
  });
});

test('names in DNS, at the CDN and in certificates are hosts', () => {
  const record = object('route53.aws.m.upbound.io/v1beta1 Record', 'aws/shop', {
    forProvider: { name: 'www.example.com' },
  });
  const proof = object('cert-manager.io/v1 Certificate', 'front/shop', { dnsNames: ['api.example.com'] });
  const edge = object('cloudfront.aws.m.upbound.io/v1beta1 Distribution', 'aws/shop', {
    forProvider: { aliases: ['a.example.com'] },
  });
  expect(reached(record, proof, edge).hosts).toEqual(['a.example.com', 'api.example.com', 'www.example.com']);
});

test('stores are told from what only looks like one, and version labels reach nobody', () => {
  const bucket = object('s3.aws.m.upbound.io/v1beta1 Bucket', 'aws/logs', {});
  const alias = object('kms.aws.m.upbound.io/v1beta1 Alias', 'aws/logs', {});
  expect(reached(bucket, alias).stores).toEqual(['Bucket aws/logs']);
  const labels = { 'app.kubernetes.io/version': '2' };
  const labelled = object('v1 Service', 'shop/cart', { selector: { app: 'cart' }, ports: [{ port: 80 }] }, { labels });
  expect(reached(labelled)).toMatchObject(NOBODY);
});
