import { ciFailureAgent } from '@auditorsec/ci-failure-agent/ci-failure-agent';
import { defineCluster } from '@auditorsec/config/cluster';
import { delivery } from '@auditorsec/delivery/delivery';
import { eastWestGateway } from '@auditorsec/east-west-gateway/east-west-gateway';
import { gateway } from '@auditorsec/gateway/gateway';
import { mesh } from '@auditorsec/mesh/mesh';
import { namespaces } from '@auditorsec/namespaces/namespaces';
import { rateLimit } from '@auditorsec/rate-limit-app/rate-limit';

export default defineCluster({
  name: 'ap-southeast-1',
  apps: [
    namespaces({}),
    delivery({}),
    mesh({}),
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
    ciFailureAgent({
      image:
        'ghcr.io/auditorsec/ci-failure-agent:4.0.0@sha256:201495a4445a3f8883706568bd97a59147402813127d190f7612ec2254329be2',
      replicas: { min: 4, max: 24 },
      resources: { cpu: '500m', memory: '512Mi' },
    }),
  ],
});
