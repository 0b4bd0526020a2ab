import { defineApp, type Workload } from '@auditorsec/config/app';
import { image } from '@auditorsec/config/units';
import { retryProps } from '@auditorsec/routing/retry';
import { autoscaler } from '@auditorsec/workload/autoscaler';
import { deployment } from '@auditorsec/workload/deployment';
import { disruptionBudget } from '@auditorsec/workload/disruption-budget';
import { podTemplate } from '@auditorsec/workload/pod';
import { replicas, resources } from '@auditorsec/workload/resources';
import { serviceAccount } from '@auditorsec/workload/service-account';
import { z } from 'zod';
import { network } from './network.ts';
import { traffic } from './traffic.ts';

const NAME = 'ci-failure-agent';

export const props = z.strictObject({
  image,
  replicas,
  resources,
  /** Reads may be repeated: three tries fit 3 s. */
  read: retryProps.prefault({ timeout: '3s', attempts: 2, perTryTimeout: '900ms', backoff: '50ms' }),
  /** Writes are repeated only while nothing was sent. */
  write: retryProps.prefault({ timeout: '10s', attempts: 1, perTryTimeout: '4s', backoff: '50ms' }),
});

export const workload = {
  namespace: 'ci-failure',
  labels: { app: NAME },
  serviceAccount: NAME,
  port: 8000,
  delegate: NAME,
} as const satisfies Workload;

const METRICS = 9090;

/** The API: it takes reports of failed CI runs and answers questions about them. */
export const ciFailureAgent = defineApp({
  name: NAME,
  needs: ['namespaces', 'mesh'],
  props,
  workload: () => workload,
  compose(chart, { image, replicas, resources, read, write }, context) {
    const { namespace, labels, port } = workload;
    serviceAccount(chart, namespace, NAME);
    deployment(chart, {
      name: NAME,
      namespace,
      labels,
      template: podTemplate({
        name: NAME,
        labels,
        // The sidecar merges these metrics into its own endpoint, which can be scraped under strict mutual TLS.
        annotations: {
          'prometheus.io/path': '/metrics',
          'prometheus.io/port': `${METRICS}`,
          'prometheus.io/scrape': 'true',
        },
        serviceAccount: NAME,
        image,
        env: { REGION: context.cluster.region },
        resources,
        ports: { http: port, metrics: METRICS },
        readiness: { path: '/healthz/ready', port: 'http' },
        liveness: { path: '/healthz/live', port: 'http' },
        terminationGraceSeconds: 60,
      }),
    });
    autoscaler(chart, { name: NAME, namespace, replicas });
    disruptionBudget(chart, { name: NAME, namespace, labels });
    traffic(chart, workload, { read, write }, context);
    network(chart, workload, context);
  },
});
