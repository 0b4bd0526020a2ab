import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import type { IServiceAccount } from 'kubernetes-models/v1/ServiceAccount';

/** An identity of its own for one workload, without an API token unless a pod asks for one. */
export function serviceAccount(chart: Construct, namespace: string, name: string): void {
  addManifest<IServiceAccount>(chart, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, namespace },
    automountServiceAccountToken: false,
  });
}
