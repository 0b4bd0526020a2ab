import { defineApp } from '@auditorsec/config/app';
import { cronSchedule } from '@auditorsec/config/cron';
import { duration, image, milliseconds } from '@auditorsec/config/units';
import { pastProxy } from '@auditorsec/identity/agent';
import { queueScaling } from '@auditorsec/queue-scaling/queue-scaling';
import { connections } from '@auditorsec/workload/connections';
import { cronJob } from '@auditorsec/workload/cron-job';
import { deployment } from '@auditorsec/workload/deployment';
import { podTemplate } from '@auditorsec/workload/pod';
import { replicas, resources } from '@auditorsec/workload/resources';
import { serviceAccount } from '@auditorsec/workload/service-account';
import { z } from 'zod';
import { identities } from './identity.ts';
import { network } from './network.ts';

const WORKER = 'ci-failure-worker';
const NIGHTLY = 'ci-failure-nightly';
const NAMESPACE = 'ci-failure';

const QUEUE_URL = 'the URL of an SQS queue: https://sqs.<region>.amazonaws.com/<account>/<queue>';

const props = z.strictObject({
  image,
  resources,
  replicas,
  connections: connections.default(5),
  queue: z.strictObject({
    url: z
      .string(QUEUE_URL)
      .regex(/^https:\/\/sqs\.[a-z0-9-]+\.amazonaws\.com\/\d{12}\/[\w-]{1,80}(\.fifo)?$/, QUEUE_URL),
    /** Messages that wait for one pod before another is added. */
    messagesPerReplica: z.int('a whole number').positive('a whole number above 0'),
  }),
  nightly: z.strictObject({
    /** Five cron fields, read in UTC. */
    schedule: cronSchedule,
    /** A run that takes longer has hung, and is stopped. */
    deadline: duration.refine((text) => milliseconds(text) % 1000 === 0, 'whole seconds, such as 90s or 2h'),
  }),
});

/** Background and batch work: a queue's consumer, and a nightly job that runs in the active region alone. */
export const ciFailureWorker = defineApp({
  name: WORKER,
  needs: ['namespaces', 'mesh', 'data'],
  props,
  workload: ({ connections, replicas }) => ({
    namespace: NAMESPACE,
    labels: { app: WORKER },
    serviceAccount: WORKER,
    jobs: [NIGHTLY],
    databaseConnections: connections * replicas.max,
  }),
  externals: ['database-proxy', 'cache', 'cache-writer', 'sqs', 'sts'],
  compose(chart, { image, resources, replicas, connections, queue, nightly }, context) {
    const { cluster, externals, fleet } = context;
    const pod = (name: string, command: string) => ({
      name,
      labels: { app: name },
      serviceAccount: name,
      image,
      args: [command],
      annotations: pastProxy,
      config: { '/etc/cache': 'cache', '/etc/database': 'database' },
      env: { DB_POOL_SIZE: `${connections}`, QUEUE_URL: queue.url, REGION: cluster.region },
      resources,
      terminationGraceSeconds: 120,
    });
    for (const name of [WORKER, NIGHTLY]) serviceAccount(chart, NAMESPACE, name);
    identities(chart, { namespace: NAMESPACE, worker: WORKER, nightly: NIGHTLY, queueUrl: queue.url }, context);
    const liveness = { path: '/healthz/live', port: 'http' };
    const template = podTemplate({ ...pod(WORKER, 'consume'), ports: { http: 8080 }, liveness });
    deployment(chart, { name: WORKER, namespace: NAMESPACE, labels: { app: WORKER }, template });
    queueScaling(chart, {
      name: WORKER,
      namespace: NAMESPACE,
      queueUrl: queue.url,
      region: cluster.region,
      messagesPerReplica: queue.messagesPerReplica,
      replicas,
      hours: fleet.staging?.workingHours,
    });
    cronJob(chart, {
      name: NIGHTLY,
      namespace: NAMESPACE,
      schedule: nightly.schedule,
      suspended: !cluster.active,
      deadlineSeconds: milliseconds(nightly.deadline) / 1000,
      template: podTemplate(pod(NIGHTLY, 'nightly')),
    });
    for (const name of [WORKER, NIGHTLY]) network(chart, name, NAMESPACE, externals);
  },
});
