import { defineApp, type Workload } from '@auditorsec/config/app';
import { image } from '@auditorsec/config/units';
import { pastProxy } from '@auditorsec/identity/agent';
import { analysis } from '@auditorsec/rollout/analysis';
import { delivery, rollout } from '@auditorsec/rollout/rollout';
import { retryProps } from '@auditorsec/routing/retry';
import { testerHeader } from '@auditorsec/routing/tester-header';
import { weights } from '@auditorsec/routing/weights';
import { autoscaler } from '@auditorsec/workload/autoscaler';
import { connections } from '@auditorsec/workload/connections';
import { deployment } from '@auditorsec/workload/deployment';
import { disruptionBudget } from '@auditorsec/workload/disruption-budget';
import { podTemplate } from '@auditorsec/workload/pod';
import { replicas, resources } from '@auditorsec/workload/resources';
import { serviceAccount } from '@auditorsec/workload/service-account';
import { z } from 'zod';
import { identity } from './identity.ts';
import { network } from './network.ts';
import { refusals, routed, traffic } from './traffic.ts';

const NAME = 'ci-failure-agent';

export const props = z.strictObject({
  image,
  replicas,
  resources,
  /** `canary` moves requests over in steps, `blue-green` all at once. */
  delivery: delivery.default('canary'),
  /** The split that a canary begins with; a rollout moves it from there. */
  weights: weights.prefault({ stable: 100, canary: 0 }),
  /** Requests that carry it with the value `always` reach the next version, whatever the weights are. */
  testerHeader: testerHeader.default('x-canary'),
  /** Reads may be repeated: three tries fit 3 s. */
  read: retryProps.prefault({ timeout: '3s', attempts: 2, perTryTimeout: '900ms', backoff: '50ms' }),
  /** Writes are repeated only while nothing was sent. */
  write: retryProps.prefault({ timeout: '10s', attempts: 1, perTryTimeout: '4s', backoff: '50ms' }),
  connections: connections.default(5),
  /** Requests in flight from one proxy of a caller; by default what Little's law makes of the targets and its pods. */
  maxInFlight: z.int('a whole number').positive('a whole number above 0').optional(),
});

export const workload = {
  namespace: 'ci-failure',
  labels: { app: NAME },
  serviceAccount: NAME,
  port: 8000,
} as const satisfies Workload;

const METRICS = 9090;

/** The API: it takes reports of failed CI runs and answers questions about them. */
export const ciFailureAgent = defineApp({
  name: NAME,
  needs: ['namespaces', 'mesh', 'data'],
  props,
  workload: (props) => ({
    ...workload,
    routed: routed(NAME, props),
    databaseConnections: props.connections * props.replicas.max,
  }),
  externals: ['database-proxy', 'cache', 'cache-writer', 'sessions', 'sqs', 'sts'],
  refuse: refusals,
  compose(chart, props, context) {
    const { image, replicas, resources, connections, delivery } = props;
    const { namespace, labels, port } = workload;
    serviceAccount(chart, namespace, NAME);
    identity(chart, workload, context);
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
          ...pastProxy,
        },
        serviceAccount: NAME,
        image,
        env: { DB_POOL_SIZE: `${connections}`, REGION: context.cluster.region },
        config: { '/etc/cache': 'cache', '/etc/database': 'database' },
        resources,
        ports: { http: port, metrics: METRICS },
        readiness: { path: '/healthz/ready', port: 'http' },
        liveness: { path: '/healthz/live', port: 'http' },
        terminationGraceSeconds: 60,
      }),
    });
    const hours = context.fleet.staging?.workingHours;
    autoscaler(chart, { name: NAME, namespace, replicas, target: 'Rollout', hours });
    disruptionBudget(chart, { name: NAME, namespace, labels });
    traffic(chart, workload, props, context);
    analysis(chart, { name: NAME, namespace, targets: context.fleet.targets });
    rollout(chart, { name: NAME, namespace, labels, delivery, virtualService: NAME, analysis: NAME });
    network(chart, workload, context);
  },
});
