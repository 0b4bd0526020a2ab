import { destinationRule } from '@auditorsec/routing/destination-rule';
import { retryProps } from '@auditorsec/routing/retry';
import { canaryVirtualService, rootVirtualService } from '@auditorsec/routing/virtual-service';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  const namespace = 'shop';
  rootVirtualService(chart, {
    name: 'api',
    namespace,
    hosts: ['api.example.com'],
    gateway: 'istio-ingress/api',
    routes: [
      { name: 'carts', path: '/v1/carts/', delegate: { name: 'cart', namespace } },
      { name: 'ready', path: '/ready', delegate: { name: 'cart', namespace } },
    ],
  });
  canaryVirtualService(chart, {
    name: 'cart',
    namespace,
    callers: ['istio-ingress'],
    port: 8000,
    stable: { service: 'cart-stable', weight: 90 },
    canary: { service: 'cart-canary', weight: 10 },
    read: retryProps.parse({ timeout: '3s', attempts: 2, perTryTimeout: '900ms', backoff: '50ms' }),
    write: retryProps.parse({ timeout: '10s', attempts: 0 }),
  });
  for (const service of ['cart-stable', 'cart-canary']) {
    destinationRule(chart, { service, namespace, callers: ['istio-ingress'] });
  }
}
