import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import type { IStorageClass } from 'kubernetes-models/storage.k8s.io/v1/StorageClass';

export interface StorageClassProps {
  readonly name: string;
  /** ARN of the KMS key that encrypts its volumes, or of its alias, in the region of the cluster. */
  readonly key: string;
}

/** Encrypted gp3 volumes, made in the zone of the pod that first needs them, and able to grow. */
export function storageClass(chart: Construct, { name, key }: StorageClassProps): void {
  addManifest<IStorageClass & { apiVersion: string; kind: string }>(chart, {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name },
    provisioner: 'ebs.csi.aws.com',
    parameters: { type: 'gp3', encrypted: 'true', kmsKeyId: key },
    // At once would choose a zone before the scheduler does, and the pod could run nowhere else.
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
    reclaimPolicy: 'Delete',
  });
}
