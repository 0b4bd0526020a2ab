import type { AppContext, Refusal, Workload } from '@auditorsec/config/app';
import type { Routed } from '@auditorsec/config/routed';
import { allowCallers } from '@auditorsec/mesh-security/authorization';
import { type Delivery, HASH_SELECTOR, variants } from '@auditorsec/rollout/rollout';
import { delegateVirtualService } from '@auditorsec/routing/delegate-virtual-service';
import { destinationRule } from '@auditorsec/routing/destination-rule';
import { peakInFlight, poolSize, shortage } from '@auditorsec/routing/pool';
import type { RetryProps } from '@auditorsec/routing/retry';
import type { Weights } from '@auditorsec/routing/weights';
import { service } from '@auditorsec/workload/service';
import type { Construct } from 'constructs';

export interface Traffic {
  readonly delivery: Delivery;
  readonly weights: Weights;
  readonly testerHeader: string;
  readonly read: RetryProps;
  readonly write: RetryProps;
  readonly maxInFlight?: number | undefined;
}

/** How the gateway treats what it routes to this app. */
export function routed(name: string, { delivery, testerHeader, read, write }: Traffic): Routed {
  return { delegate: name, next: variants(name, delivery).next, testerHeader, read, write };
}

/** Two Services, the weights between them, how callers treat them, and who may call. */
export function traffic(
  chart: Construct,
  { serviceAccount: name, namespace, labels, port }: Workload & { port: number },
  { delivery, weights, maxInFlight }: Traffic,
  context: AppContext,
): void {
  const { callers, fleet } = context;
  const namespaces = [...new Set(callers.map(({ workload }) => workload.namespace))];
  const { current, next } = variants(name, delivery);
  const failover = takeover(context);
  for (const variant of [current, next]) {
    service(chart, { name: variant, namespace, labels, ports: { http: port }, ownedElsewhere: [HASH_SELECTOR] });
    destinationRule(chart, {
      service: variant,
      namespace,
      callers: namespaces,
      inFlight: peakInFlight(fleet.targets),
      maxInFlight: maxInFlight ?? poolSize(fleet.targets, proxies(context)),
      ...(failover && fleet.failover.namespaces.includes(namespace) && { failover }),
    });
  }
  const split = [
    { service: current, weight: weights.stable },
    { service: next, weight: weights.canary },
  ];
  delegateVirtualService(chart, {
    name,
    namespace,
    callers: namespaces,
    port,
    split: delivery === 'canary' ? split : [{ service: current }],
  });
  const allowed = callers.map(({ workload, methods, paths }) => ({ ...workload, methods, paths }));
  allowCallers(chart, { name, namespace, pods: labels }, port, allowed);
}

/** Refuses a pool that can't hold the fleet's load, and weights that nobody would move. */
export function refusals({ delivery, weights, maxInFlight }: Traffic, context: AppContext): Refusal[] {
  const short = maxInFlight && shortage(maxInFlight, context.fleet.targets, proxies(context));
  const unmoved = delivery === 'blue-green' && weights.canary > 0;
  return [
    ...(short ? [{ path: ['maxInFlight'], found: `${maxInFlight}`, allowed: short }] : []),
    ...(unmoved
      ? [
          {
            path: ['weights', 'canary'],
            found: `${weights.canary}`,
            allowed: '0, or delivery canary: blue-green switches all requests at once',
          },
        ]
      : []),
  ];
}

/** The fewest proxies that all of the load may come from: those of the caller with the fewest pods. */
function proxies({ callers }: AppContext): number {
  const pods = callers.map(({ workload }) => workload.fewestPods ?? 1);
  return pods.length > 0 ? Math.min(...pods) : 1;
}

/** The region that takes over first; the others that may follow it come by themselves. */
function takeover({ cluster, fleet }: AppContext): { from: string; to: string } | undefined {
  const to = fleet.clusters[fleet.failover.order[cluster.name]?.[0] ?? '']?.region;
  return to && to !== cluster.region ? { from: cluster.region, to } : undefined;
}
