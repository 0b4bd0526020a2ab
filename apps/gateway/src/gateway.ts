import { defineApp, type Workload } from '@auditorsec/config/app';
import { mebibytes } from '@auditorsec/config/units';
import { bodyLimit } from '@auditorsec/edge-filters/body-limit';
import { compression } from '@auditorsec/edge-filters/compression';
import { ownReplies } from '@auditorsec/edge-filters/own-replies';
import { issuer } from '@auditorsec/ingress-gateway/certificate';
import { gateway as istioGateway } from '@auditorsec/ingress-gateway/gateway';
import { gatewayWorkload } from '@auditorsec/ingress-gateway/workload';
import { replicas, resources } from '@auditorsec/workload/resources';
import { z } from 'zod';
import { access } from './access.ts';
import { limits } from './limits.ts';
import { network } from './network.ts';
import { calls, refuseUnroutable, routes } from './routes.ts';
import { securityHeaders } from './security-headers.ts';
import { secured, served } from './servers.ts';

const props = z.strictObject({ replicas, resources });

export const workload = {
  namespace: 'istio-ingress',
  labels: { app: 'istio-ingress', istio: 'ingress' },
  serviceAccount: 'istio-ingress',
} as const satisfies Workload;

/** The name of the Gateway and of what belongs to it. */
const NAME = 'api';

/** The API gateway: its pods and load balancer, its hosts and certificate, its routes, and who may pass. */
export const gateway = defineApp({
  name: 'gateway',
  needs: ['namespaces', 'mesh'],
  props,
  workload: ({ replicas }) => ({ ...workload, fewestPods: replicas.min }),
  calls,
  refuse: (_props, context) => refuseUnroutable(context),
  compose(chart, { replicas, resources }, context) {
    const { cluster, fleet } = context;
    const { namespace, labels } = workload;
    const answered = served(context);
    const hosts = answered.flatMap((server) => server.hosts);
    gatewayWorkload(chart, {
      name: workload.serviceAccount,
      namespace,
      labels,
      replicas,
      resources,
      region: cluster.region,
      loadBalancer: fleet.loadBalancer,
      hours: fleet.staging?.workingHours,
    });
    const zone = { domain: fleet.dns.zone, id: fleet.dns.zoneId };
    issuer(chart, { name: NAME, namespace, region: cluster.region, zone, contact: fleet.contact });
    const servers = secured(chart, answered, { namespace, issuer: NAME });
    const routed = context.callees.filter((callee) => callee.workload.routed !== undefined);
    for (const routesFrom of new Set(routed.map((callee) => callee.workload.namespace))) {
      istioGateway(chart, { name: NAME, namespace, pods: labels, routesFrom, servers });
      routes(chart, { name: NAME, namespace: routesFrom, hosts, gateway: `${namespace}/${NAME}` }, context);
    }
    access(chart, NAME, workload, hosts, fleet);
    const edge = { namespace, pods: labels };
    ownReplies(chart, edge, securityHeaders);
    bodyLimit(chart, edge, mebibytes(fleet.maxRequestBody));
    compression(chart, edge);
    limits(chart, workload, replicas, context);
    network(chart, workload, context);
  },
});
