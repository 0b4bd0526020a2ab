import { duration } from '@auditorsec/config/units';
import { delegateVirtualService } from '@auditorsec/routing/delegate-virtual-service';
import { destinationRule } from '@auditorsec/routing/destination-rule';
import { peakInFlight, poolSize } from '@auditorsec/routing/pool';
import { retryProps } from '@auditorsec/routing/retry';
import { rootVirtualService } from '@auditorsec/routing/root-virtual-service';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  const [namespace, port] = ['shop', 8000];
  const cart = {
    delegate: { name: 'cart', namespace },
    read: retryProps.parse({ timeout: '3s', attempts: 2, perTryTimeout: '900ms', backoff: '50ms' }),
    write: retryProps.parse({ timeout: '10s', attempts: 0 }),
  };
  const testers = { header: 'x-canary', service: 'cart-canary', namespace, port };
  rootVirtualService(chart, {
    name: 'api',
    namespace,
    hosts: ['api.example.com'],
    gateway: 'istio-ingress/api',
    routes: [
      { name: 'carts', path: '/v1/carts/', testers, ...cart },
      { name: 'ready', path: '/ready', ...cart },
    ],
  });
  delegateVirtualService(chart, {
    name: 'cart',
    namespace,
    callers: ['istio-ingress'],
    port,
    split: [
      { service: 'cart-stable', weight: 90 },
      { service: 'cart-canary', weight: 10 },
    ],
  });
  const load = { requestsPerSecond: 2_000, latency: duration.parse('100ms'), headroom: 4 };
  const failover = { from: 'us-east-1', to: 'eu-west-1' };
  for (const service of ['cart-stable', 'cart-canary']) {
    const pool = { inFlight: peakInFlight(load), maxInFlight: poolSize(load, 3) };
    destinationRule(chart, { service, namespace, callers: ['istio-ingress'], ...pool, failover });
  }
}
