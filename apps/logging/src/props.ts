import { memory } from '@auditorsec/config/units';
import { resources } from '@auditorsec/workload/resources';
import { z } from 'zod';

export const props = z.strictObject({
  storageClass: z.string().default('gp3-kms'),
  /** What Elasticsearch stores in a day, before it is copied; the disks are computed from it. */
  perDay: z.strictObject({ logs: memory, traces: memory }).prefault({ logs: '4Gi', traces: '2Gi' }),
  hot: resources.prefault({ cpu: '1', memory: '4Gi' }),
  warm: resources.prefault({ cpu: '500m', memory: '4Gi' }),
  kibana: resources.prefault({ cpu: '250m', memory: '1Gi' }),
  logstash: resources.prefault({ cpu: '500m', memory: '2Gi' }),
  shipper: resources.prefault({ cpu: '100m', memory: '256Mi' }),
});
export type Props = z.output<typeof props>;

/** Waves: Elasticsearch first, then what it must know, then those who write to it. */
export const waves = { setup: '1', writers: '2' };
