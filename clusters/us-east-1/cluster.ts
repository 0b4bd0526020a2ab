import { admission } from '@auditorsec/admission-app/admission';
import { alerts } from '@auditorsec/alerts/alerts';
import { capacity } from '@auditorsec/capacity-app/capacity';
import { ciFailureAgent } from '@auditorsec/ci-failure-agent/ci-failure-agent';
import { ciFailureWorker } from '@auditorsec/ci-failure-worker/ci-failure-worker';
import { components } from '@auditorsec/components-app/components';
import { defineCluster } from '@auditorsec/config/cluster';
import { data } from '@auditorsec/data/data';
import { delivery } from '@auditorsec/delivery/delivery';
import { eastWestGateway } from '@auditorsec/east-west-gateway/east-west-gateway';
import { gateway } from '@auditorsec/gateway/gateway';
import { grafana } from '@auditorsec/grafana-app/grafana';
import { identities } from '@auditorsec/identities/identities';
import { logging } from '@auditorsec/logging/logging';
import { mesh } from '@auditorsec/mesh/mesh';
import { monitoring } from '@auditorsec/monitoring/monitoring';
import { namespaces } from '@auditorsec/namespaces/namespaces';
import { rateLimit } from '@auditorsec/rate-limit-app/rate-limit';
import { tracing } from '@auditorsec/tracing/tracing';
import { web } from '@auditorsec/web/web';

/** Of nodes and pods, one in each zone. */
const subnets = ['subnet-0bcc3edcc1ecf38f7', 'subnet-0a8afda343597cec8', 'subnet-03779bd2b1c61cd36'];

export default defineCluster({
  name: 'us-east-1',
  apps: [
    namespaces({}),
    capacity({
      subnets,
      secretsKey: 'arn:aws:kms:us-east-1:111122223333:key/6b1f0c52-7d3e-4c8a-9e21-5f4a8b7c6d10',
      limits: { spot: { cpu: '160', memory: '320Gi' }, critical: { cpu: '64', memory: '160Gi' } },
    }),
    identities({}),
    delivery({}),
    mesh({}),
    monitoring({
      prometheus: {
        resources: { cpu: '2', memory: '8Gi' },
        storage: { class: 'gp3-kms', size: '150Gi' },
        remoteWrite: {
          url: 'https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-5d1c8f0a-2b64-4f1e-9a3c-7e0b4d8f6a21/api/v1/remote_write',
          auth: { sigv4: { region: 'eu-west-1' } },
        },
      },
    }),
    alerts({}),
    grafana({}),
    tracing({}),
    logging({}),
    eastWestGateway({}),
    gateway({
      replicas: { min: 6, max: 24 },
      resources: { cpu: '1', memory: '1Gi' },
    }),
    rateLimit({
      image:
        'ghcr.io/auditorsec/ratelimit:3fb70258@sha256:6f6c17e5f24a6a727a521c4b49a1b221998c658e93a586a8ae66dda8c3ea0033',
      replicas: { min: 3, max: 12 },
      resources: { cpu: '250m', memory: '128Mi' },
      counters: {
        image:
          'ghcr.io/auditorsec/valkey:8.1.4@sha256:5e9daefaf1b54fb382bb307a9f6430bd9c931af728153ccc473786460d1b02b3',
        resources: { cpu: '500m', memory: '512Mi' },
      },
    }),
    web({}),
    data({
      network: {
        vpc: 'vpc-0487d653406a6aebc',
        subnets: ['subnet-02dd4c7eb885eb92f', 'subnet-03dda729921db9248', 'subnet-0d48c460ca5d31385'],
      },
      report: {
        image: 'ghcr.io/auditorsec/psql:17.7@sha256:1dfe0ac3466c9011291afffddb28dd641d2906d6a7c16e248038fcc0773f4ade',
      },
    }),
    ciFailureAgent({
      image:
        'ghcr.io/auditorsec/ci-failure-agent:4.0.0@sha256:201495a4445a3f8883706568bd97a59147402813127d190f7612ec2254329be2',
      replicas: { min: 12, max: 60 },
      resources: { cpu: '500m', memory: '512Mi' },
    }),
    ciFailureWorker({
      image:
        'ghcr.io/auditorsec/ci-failure-worker:4.0.0@sha256:198636fab96d2517c4fadfc06c9d8fa40329d97db6244b08d742a2abd171ea78',
      replicas: { min: 2, max: 40 },
      resources: { cpu: '250m', memory: '512Mi' },
      queue: { url: 'https://sqs.us-east-1.amazonaws.com/111122223333/ci-failure', messagesPerReplica: 50 },
      nightly: { schedule: '30 2 * * *', deadline: '2h' },
    }),
    components({}),
    admission({}),
  ],
});
