import { admission } from '@auditorsec/admission-app/admission';
import { alerts } from '@auditorsec/alerts/alerts';
import { capacity } from '@auditorsec/capacity-app/capacity';
import { ciFailureAgent } from '@auditorsec/ci-failure-agent/ci-failure-agent';
import { ciFailureWorker } from '@auditorsec/ci-failure-worker/ci-failure-worker';
import { components } from '@auditorsec/components-app/components';
import { defineCluster } from '@auditorsec/config/cluster';
import { data } from '@auditorsec/data/data';
import { delivery } from '@auditorsec/delivery/delivery';
import { gateway } from '@auditorsec/gateway/gateway';
import { grafana } from '@auditorsec/grafana-app/grafana';
import { identities } from '@auditorsec/identities/identities';
import { logging } from '@auditorsec/logging/logging';
import { mesh } from '@auditorsec/mesh/mesh';
import { monitoring } from '@auditorsec/monitoring/monitoring';
import { namespaces } from '@auditorsec/namespaces/namespaces';
import { rateLimit } from '@auditorsec/rate-limit-app/rate-limit';
import { tracing } from '@auditorsec/tracing/tracing';

/** Of nodes and pods, one in each zone. */
const subnets = ['subnet-0d4c2f7a9b1e6380c', 'subnet-07b3e9d15f8a2c46d', 'subnet-0a96f1c4e7d20b85f'];

const small = { cpu: '100m', memory: '256Mi' };
const told = (by: string) => ({ webhook: { name: `alertmanager-${by}`, key: 'url' } });

/** Where every change runs first: what a production region has, small, and away at night and on weekends. */
export default defineCluster({
  name: 'staging',
  apps: [
    namespaces({}),
    capacity({
      subnets,
      secretsKey: 'arn:aws:kms:us-east-1:444455556666:key/4d7e2b90-8a16-4c53-9f0e-b1c2d3e4f567',
      limits: { spot: { cpu: '32', memory: '64Gi' }, critical: { cpu: '16', memory: '48Gi' } },
    }),
    identities({}),
    delivery({}),
    mesh({}),
    monitoring({
      prometheus: {
        resources: { cpu: '250m', memory: '2Gi' },
        storage: { class: 'gp3-kms', size: '20Gi' },
      },
      receivers: { page: told('channel'), ticket: told('tickets'), deadman: told('deadman') },
    }),
    alerts({}),
    grafana({ resources: small }),
    tracing({
      agent: { replicas: { min: 2, max: 3 }, resources: small },
      gateway: { replicas: 2, resources: { cpu: '100m', memory: '512Mi' } },
      jaeger: { replicas: { min: 2, max: 2 }, resources: small },
    }),
    logging({
      perDay: { logs: '200Mi', traces: '100Mi' },
      hot: { cpu: '250m', memory: '2Gi' },
      warm: { cpu: '100m', memory: '2Gi' },
    }),
    gateway({ replicas: { min: 2, max: 4 }, resources: { cpu: '250m', memory: '512Mi' } }),
    rateLimit({
      image:
        'ghcr.io/auditorsec/ratelimit:3fb70258@sha256:6f6c17e5f24a6a727a521c4b49a1b221998c658e93a586a8ae66dda8c3ea0033',
      replicas: { min: 2, max: 2 },
      resources: { cpu: '100m', memory: '128Mi' },
      counters: {
        image:
          'ghcr.io/auditorsec/valkey:8.1.4@sha256:5e9daefaf1b54fb382bb307a9f6430bd9c931af728153ccc473786460d1b02b3',
        resources: { cpu: '100m', memory: '128Mi' },
      },
    }),
    data({
      network: {
        vpc: 'vpc-02e8d7f3c5b9a1640',
        subnets: ['subnet-0b10c08f256175de3', 'subnet-0a81caa21e3af5f33', 'subnet-0dfc6660361620fe5'],
      },
      database: { instanceClass: 'db.t4g.medium' },
      cache: { sessionNodeType: 'cache.t4g.micro' },
      report: {
        image: 'ghcr.io/auditorsec/psql:17.7@sha256:1dfe0ac3466c9011291afffddb28dd641d2906d6a7c16e248038fcc0773f4ade',
        // Nobody is there at night.
        schedule: '15 16 * * 1-5',
      },
    }),
    ciFailureAgent({
      image:
        'ghcr.io/auditorsec/ci-failure-agent:4.0.0@sha256:201495a4445a3f8883706568bd97a59147402813127d190f7612ec2254329be2',
      replicas: { min: 2, max: 4 },
      resources: { cpu: '250m', memory: '512Mi' },
    }),
    ciFailureWorker({
      image:
        'ghcr.io/auditorsec/ci-failure-worker:4.0.0@sha256:198636fab96d2517c4fadfc06c9d8fa40329d97db6244b08d742a2abd171ea78',
      replicas: { min: 2, max: 4 },
      resources: { cpu: '100m', memory: '512Mi' },
      queue: { url: 'https://sqs.us-east-1.amazonaws.com/444455556666/ci-failure', messagesPerReplica: 50 },
      nightly: { schedule: '30 15 * * 1-5', deadline: '2h' },
    }),
    components({}),
    admission({}),
  ],
});
