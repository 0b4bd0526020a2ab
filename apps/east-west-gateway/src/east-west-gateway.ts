import { type AppContext, defineApp } from '@auditorsec/config/app';
import { answeredFor } from '@auditorsec/config/failover';
import { eastWest } from '@auditorsec/east-west/gateway';
import { PASSTHROUGH_PORT, eastWestGateway as peer, STATUS_PORT } from '@auditorsec/east-west/peer';
import { istiod, networkPolicy, scrape } from '@auditorsec/network-policy/network-policy';
import { replicas, resources } from '@auditorsec/workload/resources';
import type { Construct } from 'constructs';
import { z } from 'zod';

const props = z.strictObject({
  replicas: replicas.prefault({ min: 3, max: 6 }),
  resources: resources.prefault({ cpu: '500m', memory: '512Mi' }),
});

/** Lets the regions in that this one takes over from; without one that does, it makes nothing. */
export const eastWestGateway = defineApp({
  name: 'east-west-gateway',
  props,
  compose(chart, props, context) {
    const { cluster, fleet } = context;
    const callers = answeredFor(fleet.failover, cluster.name).flatMap(
      (name) => fleet.clusters[name]?.network.vpc ?? [],
    );
    if (callers.length === 0) return;
    eastWest(chart, { network: cluster.name, namespaces: fleet.failover.namespaces, ...props });
    network(chart, callers, context);
  },
});

/** In from the networks of these regions and, for health, from its own load balancer; out to the workloads that they may call. */
function network(chart: Construct, callers: readonly string[], { cluster, fleet, graph }: AppContext): void {
  const { namespace, pods } = peer;
  const called = new Set(graph.flatMap(({ callees }) => callees));
  const shared = graph.filter(
    ({ workload }) => called.has(workload) && fleet.failover.namespaces.includes(workload.namespace),
  );
  networkPolicy(chart, {
    name: pods.app,
    namespace,
    pods,
    ingress: [
      { peers: callers.map((cidr) => ({ cidr })), ports: [PASSTHROUGH_PORT] },
      { peers: [{ cidr: cluster.network.vpc }], ports: [STATUS_PORT] },
      scrape,
    ],
    egress: [
      istiod,
      ...shared.map(({ workload: { namespace, labels, port } }) => ({
        peers: [{ namespace, pods: labels }],
        ports: port === undefined ? [] : [port],
      })),
    ],
  });
}
