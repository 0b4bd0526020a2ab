import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';

/** Lets drains take a quarter of the pods at a time (at least one, Kubernetes rounds up), never more. */
export function disruptionBudget(
  chart: Construct,
  { name, namespace, labels }: { name: string; namespace: string; labels: Readonly<Record<string, string>> },
): void {
  addManifest<IPodDisruptionBudget>(chart, {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, namespace },
    spec: {
      maxUnavailable: '25%',
      selector: { matchLabels: { ...labels } },
      // A pod that is not ready protects nothing, so it must not block a drain either.
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  });
}
