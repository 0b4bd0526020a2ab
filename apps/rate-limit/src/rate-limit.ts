import { defineApp, type Workload } from '@auditorsec/config/app';
import { image } from '@auditorsec/config/units';
import { COUNTERS_PORT, counters } from '@auditorsec/rate-limit/counters';
import { PORTS, rateLimitService } from '@auditorsec/rate-limit/service';
import { replicas, resources } from '@auditorsec/workload/resources';
import { z } from 'zod';
import { access } from './access.ts';
import { network } from './network.ts';

const NAMESPACE = 'ratelimit';

const props = z.strictObject({
  image,
  replicas,
  resources,
  /** Valkey, which holds the counters. */
  counters: z.strictObject({ image, resources }),
});

export const workload = {
  namespace: NAMESPACE,
  labels: { app: 'ratelimit' },
  serviceAccount: 'ratelimit',
  port: PORTS.grpc,
} as const satisfies Workload;

export const counterStore = {
  namespace: NAMESPACE,
  labels: { app: 'counters' },
  serviceAccount: 'counters',
  port: COUNTERS_PORT,
} as const satisfies Workload;

/** Counts the requests of each client over all pods of the gateway: the service, its limits, and the counters of the region. */
export const rateLimit = defineApp({
  name: 'rate-limit',
  props,
  workload: () => workload,
  compose(chart, { image, replicas, resources, counters: store }, context) {
    const { serviceAccount: name, namespace, labels } = workload;
    const { serviceAccount: storeName, labels: storeLabels, port } = counterStore;
    rateLimitService(chart, {
      name,
      namespace,
      labels,
      image,
      replicas,
      resources,
      limits: context.fleet.rateLimits,
      hours: context.fleet.staging?.workingHours,
      counters: `${storeName}.${namespace}.svc.cluster.local:${port}`,
    });
    counters(chart, { name: storeName, namespace, labels: storeLabels, ...store });
    access(chart, workload, counterStore, context);
    network(chart, workload, counterStore, context);
  },
});
