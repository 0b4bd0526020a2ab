import { objectName } from '@auditorsec/manifest/patch';
import type { KubeObject } from '@auditorsec/manifest/types';
import { deployment, object } from './testing.ts';

/** A small correct mesh to break in one place: a gateway that routes `shop.example.com` through a delegate to a Service. */
export const gatewayDeployment = deployment(
  'ingress/gateway',
  { app: 'gateway', istio: 'ingress' },
  { containers: [{ name: 'istio-proxy', image: 'auto', ports: [{ name: 'https', containerPort: 8443 }] }] },
  { 'inject.istio.io/templates': 'gateway' },
);

export const gatewayService = object('v1 Service', 'ingress/gateway', {
  type: 'LoadBalancer',
  selector: { istio: 'ingress' },
  ports: [
    { name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' },
    { name: 'https', port: 443, targetPort: 'https', protocol: 'TCP' },
  ],
});

export const gatewayNetworkPolicy = object('networking.k8s.io/v1 NetworkPolicy', 'ingress/gateway', {
  podSelector: { matchLabels: { app: 'gateway' } },
  policyTypes: ['Ingress'],
  ingress: [{ ports: [{ port: 8080 }, { port: 8443, protocol: 'TCP' }] }],
});

export const certificate = object('cert-manager.io/v1 Certificate', 'ingress/shop', {
  secretName: 'shop-tls',
  dnsNames: ['shop.example.com'],
});

export const httpServer = {
  port: { number: 80, name: 'http', protocol: 'HTTP' },
  hosts: ['shop/shop.example.com'],
  tls: { httpsRedirect: true },
};

export const httpsServer = {
  port: { number: 443, name: 'https', protocol: 'HTTPS' },
  hosts: ['shop/shop.example.com'],
  tls: { mode: 'SIMPLE', credentialName: 'shop-tls' },
};

export const gateway = gatewayWith([httpServer, httpsServer]);

export function gatewayWith(
  servers: unknown[],
  name = 'ingress/shop',
  selector: unknown = { istio: 'ingress' },
): KubeObject {
  return object('networking.istio.io/v1 Gateway', name, { selector, servers });
}

export const root = virtualService('shop/root', {
  hosts: ['shop.example.com'],
  gateways: ['ingress/shop'],
  exportTo: ['.', 'ingress'],
  http: [{ name: 'api', match: [{ uri: { prefix: '/api/' } }], delegate: { name: 'cart' } }],
});

export const cartHost = 'cart.shop.svc.cluster.local';

export const delegate = virtualService('shop/cart', {
  exportTo: ['.'],
  http: [
    { name: 'read', match: [{ method: { exact: 'GET' } }], route: [{ destination: { host: cartHost } }] },
    { name: 'write', route: [{ destination: { host: 'cart', port: { number: 8000 } } }] },
  ],
});

export function virtualService(name: string, spec: unknown): KubeObject {
  return object('networking.istio.io/v1 VirtualService', name, spec);
}

export function destinationRule(
  spec: unknown,
  name = 'shop/cart',
  annotations: Record<string, string> = {},
): KubeObject {
  return object('networking.istio.io/v1 DestinationRule', name, spec, { annotations });
}

export const cartService = object('v1 Service', 'shop/cart', {
  selector: { app: 'cart' },
  ports: [{ name: 'http', port: 8000, targetPort: 'http' }],
});

export const cartDeployment = deployment(
  'shop/cart',
  { app: 'cart', version: 'v1' },
  { containers: [{ name: 'cart', ports: [{ name: 'http', containerPort: 8000 }] }] },
);

export const cartRule = destinationRule({ host: cartHost, exportTo: ['.', 'ingress'] });

export const mesh: readonly KubeObject[] = [
  gatewayDeployment,
  gatewayService,
  gatewayNetworkPolicy,
  certificate,
  gateway,
  root,
  delegate,
  cartRule,
  cartService,
  cartDeployment,
];

/** The mesh with objects put in the place of those of the same kind and name, or added to them. */
export function meshWith(...changed: readonly KubeObject[]): KubeObject[] {
  const names = new Set(changed.map(objectName));
  return [...mesh.filter((entry) => !names.has(objectName(entry))), ...changed];
}

export function meshWithout(...removed: readonly KubeObject[]): KubeObject[] {
  return mesh.filter((entry) => !removed.includes(entry));
}
