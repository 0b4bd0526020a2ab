import {
  env,
  intOrString,
  labels,
  podSecurityContext,
  probeTiming,
  resources,
  rollingUpdate,
  securityContext,
  toleration,
  topologySpreadConstraint,
  volume,
  volumeMount,
} from '@auditorsec/custom-kind/pod';
import { z } from 'zod';

const metadata = z.strictObject({ labels: labels.optional(), annotations: labels.optional() });

const probe = z.strictObject({
  httpGet: z.strictObject({
    path: z.string(),
    port: intOrString,
    scheme: z.enum(['HTTP', 'HTTPS']).optional(),
  }),
  ...probeTiming,
});

/** The operator's own container is `grafana`; fields of a container with that name are merged into it. */
const container = z.strictObject({
  name: z.string(),
  image: z.string().optional(),
  env: z.array(env).optional(),
  resources: resources.optional(),
  securityContext: securityContext.optional(),
  readinessProbe: probe.optional(),
  livenessProbe: probe.optional(),
  startupProbe: probe.optional(),
  volumeMounts: z.array(volumeMount).optional(),
});

/** The Deployment that the operator makes for a Grafana: what stands here is merged over its own. */
export const deployment = z.strictObject({
  metadata: metadata.optional(),
  spec: z.strictObject({
    replicas: z.int32().min(0).optional(),
    strategy: z
      .strictObject({ type: z.enum(['RollingUpdate', 'Recreate']), rollingUpdate: rollingUpdate.optional() })
      .optional(),
    template: z
      .strictObject({
        metadata: metadata.optional(),
        spec: z
          .strictObject({
            containers: z.array(container),
            automountServiceAccountToken: z.boolean().optional(),
            nodeSelector: labels.optional(),
            priorityClassName: z.string().optional(),
            securityContext: podSecurityContext.optional(),
            terminationGracePeriodSeconds: z.int().optional(),
            tolerations: z.array(toleration).optional(),
            topologySpreadConstraints: z.array(topologySpreadConstraint).optional(),
            volumes: z.array(volume).optional(),
          })
          .optional(),
      })
      .optional(),
  }),
});
