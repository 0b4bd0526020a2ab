import { addManifest } from '@auditorsec/manifest/chart';
import { versions } from '@auditorsec/versions/versions';
import { disruptionBudget } from '@auditorsec/workload/disruption-budget';
import { containerResources, spread } from '@auditorsec/workload/pod';
import { NOBODY, restrictedPod } from '@auditorsec/workload/pod-security';
import type { Resources } from '@auditorsec/workload/resources';
import { serviceAccount } from '@auditorsec/workload/service-account';
import type { IAlertmanager } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/Alertmanager';
import type { Construct } from 'constructs';
import { selectedLabels } from './selection.ts';

export interface AlertmanagerProps {
  readonly name: string;
  readonly namespace: string;
  readonly resources: Resources;
  /** Holds silences and what was sent; a StorageClass that encrypts. */
  readonly storageClass: string;
}

/** Where it takes alerts, and where its pods tell each other what they have sent (TCP and UDP). */
export const PORTS = { web: 9093, gossip: 9094 } as const;

/** Labels that the operator puts on the pods. */
export function podLabels(name: string): Record<string, string> {
  return { 'app.kubernetes.io/name': 'alertmanager', 'app.kubernetes.io/instance': name };
}

/**
 * An Alertmanager of three pods, which gossip what they have sent, so that a page comes once and still comes when two are gone.
 * It reads configurations of its own namespace alone: another namespace must not reroute pages.
 */
export function alertmanager(chart: Construct, { name, namespace, resources, storageClass }: AlertmanagerProps): void {
  const labels = podLabels(name);
  const own = `alertmanager-${name}`;
  serviceAccount(chart, namespace, own);
  disruptionBudget(chart, { name: own, namespace, labels });
  addManifest<IAlertmanager>(chart, {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Alertmanager',
    metadata: { name, namespace },
    spec: {
      version: `v${versions.alertmanager}`,
      replicas: 3,
      retention: '120h',
      alertmanagerConfigSelector: { matchLabels: { ...selectedLabels } },
      // By default every route is narrowed to alerts whose label `namespace` is the configuration's: objectives have none.
      alertmanagerConfigMatcherStrategy: { type: 'None' },
      storage: { volumeClaimTemplate: claim(storageClass) },
      resources: containerResources(resources),
      securityContext: restrictedPod(NOBODY),
      serviceAccountName: own,
      automountServiceAccountToken: false,
      topologySpreadConstraints: spread(labels),
    },
  });
}

type Claim = NonNullable<NonNullable<IAlertmanager['spec']['storage']>['volumeClaimTemplate']>;

function claim(storageClassName: string): Claim {
  const spec = {
    accessModes: ['ReadWriteOnce' as const],
    storageClassName,
    resources: { requests: { storage: '1Gi' } },
  };
  // The types demand an apiVersion and a kind that no server knows.
  return { spec } as unknown as Claim;
}
