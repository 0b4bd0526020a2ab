import { admission } from '@auditorsec/admission-app/admission';
import { alerts } from '@auditorsec/alerts/alerts';
import { capacity } from '@auditorsec/capacity-app/capacity';
import { ciFailureAgent } from '@auditorsec/ci-failure-agent/ci-failure-agent';
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

/** Of nodes and pods, one in each zone. */
const subnets = ['subnet-05444a89b815ab219', 'subnet-0ae59be94b175061e', 'subnet-0063ab665f583f88a'];

export default defineCluster({
  name: 'ap-southeast-1',
  apps: [
    namespaces({}),
    capacity({
      subnets,
      secretsKey: 'arn:aws:kms:ap-southeast-1:111122223333:key/e8a37d15-4c92-4b0e-b6f1-2d7c8e9f0a13',
      limits: { spot: { cpu: '144', memory: '288Gi' }, critical: { cpu: '48', memory: '128Gi' } },
    }),
    identities({}),
    delivery({}),
    mesh({}),
    monitoring({
      prometheus: {
        resources: { cpu: '1', memory: '4Gi' },
        storage: { class: 'gp3-kms', size: '80Gi' },
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
      replicas: { min: 3, max: 12 },
      resources: { cpu: '1', memory: '1Gi' },
    }),
    rateLimit({
      image:
        'ghcr.io/auditorsec/ratelimit:3fb70258@sha256:6f6c17e5f24a6a727a521c4b49a1b221998c658e93a586a8ae66dda8c3ea0033',
      replicas: { min: 2, max: 6 },
      resources: { cpu: '250m', memory: '128Mi' },
      counters: {
        image:
          'ghcr.io/auditorsec/valkey:8.1.4@sha256:5e9daefaf1b54fb382bb307a9f6430bd9c931af728153ccc473786460d1b02b3',
        resources: { cpu: '500m', memory: '512Mi' },
      },
    }),
    data({
      network: {
        vpc: 'vpc-0c35f9f00f79842e4',
        subnets: ['subnet-0e5ef02da85f2fe89', 'subnet-07c9224a9a7c3b3bb', 'subnet-082b7261fc808faee'],
      },
      report: {
        image: 'ghcr.io/auditorsec/psql:17.7@sha256:1dfe0ac3466c9011291afffddb28dd641d2906d6a7c16e248038fcc0773f4ade',
      },
    }),
    ciFailureAgent({
      image:
        'ghcr.io/auditorsec/ci-failure-agent:4.0.0@sha256:201495a4445a3f8883706568bd97a59147402813127d190f7612ec2254329be2',
      replicas: { min: 4, max: 24 },
      resources: { cpu: '500m', memory: '512Mi' },
    }),
    components({}),
    admission({}),
  ],
});
