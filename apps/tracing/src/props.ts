import { registry } from '@auditorsec/argo-application/registry';
import { replicas, resources } from '@auditorsec/workload/resources';
import { z } from 'zod';

export const props = z.strictObject({
  /** Where images are: in their makers' registries, or in mirrors. */
  images: z
    .strictObject({
      collector: registry.default('docker.io/otel'),
      jaeger: registry.default('docker.io/jaegertracing'),
    })
    .prefault({}),
  /** Takes spans from every pod, masks them, and sends each trace to one pod of the gateway tier. */
  agent: z.strictObject({ replicas, resources }).prefault({
    replicas: { min: 3, max: 12 },
    resources: { cpu: '500m', memory: '1Gi' },
  }),
  /** Decides which traces are kept. Another number of pods sends traces in flight to other pods: it isn't scaled. */
  gateway: z
    .strictObject({
      replicas: z.int('a whole number').min(2, 'at least 2: one pod is an outage at every drain'),
      resources,
    })
    .prefault({ replicas: 3, resources: { cpu: '1', memory: '4Gi' } }),
  /** Stores traces and answers queries. */
  jaeger: z.strictObject({ replicas, resources }).prefault({
    replicas: { min: 2, max: 6 },
    resources: { cpu: '500m', memory: '1Gi' },
  }),
});
export type Props = z.output<typeof props>;
