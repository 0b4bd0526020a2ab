import { defineApp, type Workload } from '@auditorsec/config/app';
import { certificate } from '@auditorsec/ingress-gateway/certificate';
import { gateway as istioGateway } from '@auditorsec/ingress-gateway/gateway';
import { gatewayWorkload } from '@auditorsec/ingress-gateway/workload';
import { replicas, resources } from '@auditorsec/workload/resources';
import { z } from 'zod';
import { access } from './access.ts';
import { network } from './network.ts';
import { calls, routes } from './routes.ts';

const props = z.strictObject({ replicas, resources });

export const workload = {
  namespace: 'istio-ingress',
  labels: { app: 'istio-ingress', istio: 'ingress' },
  serviceAccount: 'istio-ingress',
} as const satisfies Workload;

/** The name of the Gateway and of what belongs to it, and the Secret of its certificate. */
const NAME = 'api';
const SECRET = 'api-tls';

/** The API gateway: its pods and load balancer, its hosts and certificate, its routes, and who may pass. */
export const gateway = defineApp({
  name: 'gateway',
  needs: ['namespaces', 'mesh'],
  props,
  workload: () => workload,
  calls,
  compose(chart, { replicas, resources }, context) {
    const { cluster, fleet } = context;
    const { namespace, labels } = workload;
    const hosts = [fleet.hosts.api, `${cluster.region}.${fleet.hosts.origins}`];
    gatewayWorkload(chart, { name: workload.serviceAccount, namespace, labels, replicas, resources });
    certificate(chart, {
      name: NAME,
      namespace,
      hosts,
      secret: SECRET,
      region: cluster.region,
      contact: fleet.contact,
    });
    for (const routesFrom of new Set(context.callees.map((callee) => callee.workload.namespace))) {
      istioGateway(chart, { name: NAME, namespace, pods: labels, hosts, routesFrom, certificate: SECRET });
      routes(chart, { name: NAME, namespace: routesFrom, hosts, gateway: `${namespace}/${NAME}` }, context);
    }
    access(chart, NAME, workload, hosts, fleet);
    network(chart, workload, context);
  },
});
