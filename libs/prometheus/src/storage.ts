import { type Memory, mebibytes, memory } from '@auditorsec/config/units';
import type { IStorageSpec } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/StorageSpec';
import { z } from 'zod';

/** Where a server keeps its series, and for how long. */
export const storage = z.strictObject({
  /** A StorageClass that encrypts. */
  class: z.string('the name of a StorageClass'),
  size: memory,
});
export type Storage = z.output<typeof storage>;

/** A number of days, as Prometheus writes it. */
export const retention = z.string('days, such as 35d').regex(/^[1-9]\d{0,3}d$/, 'days, such as 35d');

/** The part of a volume that blocks may fill: the write-ahead log, checkpoints and compaction need the rest. */
const BLOCKS = 0.8;

/** The size at which the oldest blocks go, whatever their age, so that the volume never fills. Prometheus' `MB` are 2^20 bytes. */
export function retentionSize({ size }: { readonly size: Memory }): string {
  return `${Math.floor(mebibytes(size) * BLOCKS)}MB`;
}

type Claim = NonNullable<IStorageSpec['volumeClaimTemplate']>;

/** The claim of each pod. */
export function volumeClaim({ class: storageClassName, size }: Storage): IStorageSpec {
  const claim = {
    spec: { accessModes: ['ReadWriteOnce' as const], storageClassName, resources: { requests: { storage: size } } },
  };
  // The types demand an apiVersion and a kind that no server knows.
  return { volumeClaimTemplate: claim as unknown as Claim };
}
