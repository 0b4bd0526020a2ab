import { ciFailureAgent } from '@auditorsec/ci-failure-agent/ci-failure-agent';
import { defineCluster } from '@auditorsec/config/cluster';
import { gateway } from '@auditorsec/gateway/gateway';
import { mesh } from '@auditorsec/mesh/mesh';
import { namespaces } from '@auditorsec/namespaces/namespaces';

export default defineCluster({
  name: 'ap-southeast-1',
  apps: [
    namespaces({}),
    mesh({}),
    gateway({
      replicas: { min: 3, max: 12 },
      resources: { cpu: '1', memory: '1Gi' },
    }),
    ciFailureAgent({
      image:
        'ghcr.io/auditorsec/ci-failure-agent:4.0.0@sha256:201495a4445a3f8883706568bd97a59147402813127d190f7612ec2254329be2',
      replicas: { min: 4, max: 24 },
      resources: { cpu: '500m', memory: '512Mi' },
    }),
  ],
});
