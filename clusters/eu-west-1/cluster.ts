import { ciFailureAgent } from '@auditorsec/ci-failure-agent/ci-failure-agent';
import { ciFailureWorker } from '@auditorsec/ci-failure-worker/ci-failure-worker';
import { defineCluster } from '@auditorsec/config/cluster';
import { gateway } from '@auditorsec/gateway/gateway';
import { mesh } from '@auditorsec/mesh/mesh';
import { namespaces } from '@auditorsec/namespaces/namespaces';

export default defineCluster({
  name: 'eu-west-1',
  apps: [
    namespaces({}),
    mesh({}),
    gateway({
      replicas: { min: 4, max: 16 },
      resources: { cpu: '1', memory: '1Gi' },
    }),
    ciFailureAgent({
      image:
        'ghcr.io/auditorsec/ci-failure-agent:4.0.0@sha256:201495a4445a3f8883706568bd97a59147402813127d190f7612ec2254329be2',
      replicas: { min: 8, max: 40 },
      resources: { cpu: '500m', memory: '512Mi' },
    }),
    ciFailureWorker({
      image:
        'ghcr.io/auditorsec/ci-failure-worker:4.0.0@sha256:198636fab96d2517c4fadfc06c9d8fa40329d97db6244b08d742a2abd171ea78',
      replicas: { min: 2, max: 20 },
      resources: { cpu: '250m', memory: '512Mi' },
      queue: { url: 'https://sqs.eu-west-1.amazonaws.com/111122223333/ci-failure', messagesPerReplica: 50 },
      nightly: { schedule: '30 2 * * *', deadline: '2h' },
    }),
  ],
});
