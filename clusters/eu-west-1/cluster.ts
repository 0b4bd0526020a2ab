import { admission } from '@auditorsec/admission-app/admission';
import { alerts } from '@auditorsec/alerts/alerts';
import { capacity } from '@auditorsec/capacity-app/capacity';
import { ciFailureAgent } from '@auditorsec/ci-failure-agent/ci-failure-agent';
import { ciFailureWorker } from '@auditorsec/ci-failure-worker/ci-failure-worker';
import { components } from '@auditorsec/components-app/components';
import { defineCluster } from '@auditorsec/config/cluster';
import { data } from '@auditorsec/data/data';
import { dataGlobal } from '@auditorsec/data-global/data-global';
import { delivery } from '@auditorsec/delivery/delivery';
import { eastWestGateway } from '@auditorsec/east-west-gateway/east-west-gateway';
import { edgeGlobal } from '@auditorsec/edge-global/edge-global';
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
const subnets = ['subnet-00c97d2454f287f66', 'subnet-0f00167c6efbfa76e', 'subnet-0f5b09c41cc8fca53'];

export default defineCluster({
  name: 'eu-west-1',
  apps: [
    namespaces({}),
    capacity({
      subnets,
      secretsKey: 'arn:aws:kms:eu-west-1:111122223333:key/c2d94e7a-1b60-4f3d-8a75-90e1f2a3b4c5',
      limits: { spot: { cpu: '160', memory: '320Gi' }, critical: { cpu: '64', memory: '160Gi' } },
    }),
    identities({}),
    delivery({}),
    mesh({}),
    monitoring({
      prometheus: {
        resources: { cpu: '1', memory: '6Gi' },
        storage: { class: 'gp3-kms', size: '100Gi' },
        remoteWrite: {
          url: 'https://aps-workspaces.us-east-1.amazonaws.com/workspaces/ws-8e2b7c41-9f05-4d3a-b6e8-1a7c5d2f0b93/api/v1/remote_write',
          auth: { sigv4: { region: 'us-east-1' } },
        },
      },
    }),
    alerts({}),
    grafana({}),
    tracing({}),
    logging({}),
    eastWestGateway({}),
    gateway({
      replicas: { min: 4, max: 16 },
      resources: { cpu: '1', memory: '1Gi' },
    }),
    rateLimit({
      image:
        'ghcr.io/auditorsec/ratelimit:3fb70258@sha256:6f6c17e5f24a6a727a521c4b49a1b221998c658e93a586a8ae66dda8c3ea0033',
      replicas: { min: 3, max: 8 },
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
        vpc: 'vpc-0d763c2609ba549e2',
        subnets: ['subnet-0b601c7665a87dfe3', 'subnet-05b5f518305208c00', 'subnet-09e201c7ab29067d8'],
      },
      report: {
        image: 'ghcr.io/auditorsec/psql:17.7@sha256:1dfe0ac3466c9011291afffddb28dd641d2906d6a7c16e248038fcc0773f4ade',
      },
    }),
    dataGlobal({}),
    edgeGlobal({
      cdn: {
        ids: {
          cachePolicies: {
            shell: '3d1f6a52-0c84-4e9b-9a7d-52f1c6b0e8a4',
            static: 'b4baca89-4ba0-44f0-85e6-467e8378782d',
            anonymous: 'bee95ea8-7c7c-4866-8d13-e86fdff7e45f',
          },
          responseHeaders: {
            shell: '05aed700-ad29-4503-80bd-ecbe587b14f1',
            hashed: '651bbd6d-bf7b-4548-bd21-1e4820526d18',
            named: 'ec1f4a6c-39e3-495e-91b1-0d8203dc5989',
          },
          webAcl: '8f0534ff-6cb5-4eec-b85a-597f6bfdf712',
          certificate: {
            id: 'fe3979fe-2d43-47a6-9e63-262b53a96b01',
            validation: {
              name: '_1a2b3c4d5e6f.app.auditorsec.com',
              value: '_6f5e4d3c2b1a.xlfgrmvvlj.acm-validations.aws',
            },
          },
        },
      },
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
    components({}),
    admission({}),
  ],
});
