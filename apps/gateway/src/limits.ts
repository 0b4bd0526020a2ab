import type { AppContext, Workload } from '@auditorsec/config/app';
import { addressLimit } from '@auditorsec/rate-limit/address-limit';
import { sharedLimit } from '@auditorsec/rate-limit/shared-limit';
import type { Replicas } from '@auditorsec/workload/resources';
import type { Construct } from 'constructs';
import { RATE_LIMIT } from './routes.ts';

/** Each address at each pod; each subject, and each address that logs in, at all pods together. */
export function limits(
  chart: Construct,
  { namespace, labels: pods }: Workload,
  replicas: Replicas,
  { fleet, callees }: AppContext,
): void {
  const { rateLimits, targets, routes, clientCertificates } = fleet;
  // Twice its share while the fewest pods of this region carry the whole fleet's target.
  const podCeiling = Math.ceil((2 * targets.requestsPerSecond) / replicas.min);
  addressLimit(chart, { namespace, pods, address: rateLimits.address, podCeiling });
  const clients = {
    loginPaths: routes.filter(({ access }) => access === 'login').map(({ path }) => path),
    defaultTier: rateLimits.defaultTier,
    certificateTier: clientCertificates?.tier,
  };
  for (const { to, workload } of callees) {
    if (to !== RATE_LIMIT || workload.port === undefined) continue;
    const { serviceAccount: name, namespace: of, port } = workload;
    sharedLimit(chart, { namespace, pods, clients, service: { name, namespace: of, port } });
  }
}
