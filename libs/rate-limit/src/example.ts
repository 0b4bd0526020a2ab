import { rateLimits } from '@auditorsec/config/rate-limits';
import { addressLimit } from '@auditorsec/rate-limit/address-limit';
import { counters } from '@auditorsec/rate-limit/counters';
import { rateLimitService } from '@auditorsec/rate-limit/service';
import { sharedLimit } from '@auditorsec/rate-limit/shared-limit';
import { replicas, resources } from '@auditorsec/workload/resources';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  const [namespace, digest] = ['ratelimit', `sha256:${'0'.repeat(64)}`];
  const limits = rateLimits.parse({
    address: { requestsPerSecond: 50, burst: 100 },
    login: '10/minute',
    tiers: { free: { read: '600/minute', write: '60/minute' }, pro: { read: '100/second', write: '10/second' } },
    defaultTier: 'free',
  });
  const small = resources.parse({ cpu: '250m', memory: '128Mi' });
  rateLimitService(chart, {
    name: 'ratelimit',
    namespace,
    labels: { app: 'ratelimit' },
    image: `registry.example.com/ratelimit@${digest}`,
    replicas: replicas.parse({ min: 2, max: 6 }),
    resources: small,
    limits,
    counters: 'counters.ratelimit.svc.cluster.local:6379',
  });
  const labels = { app: 'counters' };
  counters(chart, {
    name: 'counters',
    namespace,
    labels,
    image: `registry.example.com/valkey@${digest}`,
    resources: small,
  });
  const edge = { namespace: 'istio-ingress', pods: { istio: 'ingress' } };
  addressLimit(chart, { ...edge, address: limits.address, podCeiling: 5000 });
  sharedLimit(chart, {
    ...edge,
    clients: { loginPaths: ['/auth/login'], defaultTier: limits.defaultTier },
    service: { name: 'ratelimit', namespace, port: 8081 },
  });
}
