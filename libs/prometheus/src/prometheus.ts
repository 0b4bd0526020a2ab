import { addManifest } from '@auditorsec/manifest/chart';
import { kept } from '@auditorsec/manifest/kept';
import { versions } from '@auditorsec/versions/versions';
import { onCriticalNodes } from '@auditorsec/workload/critical-nodes';
import { disruptionBudget } from '@auditorsec/workload/disruption-budget';
import { containerResources, spread } from '@auditorsec/workload/pod';
import { NOBODY, restrictedPod } from '@auditorsec/workload/pod-security';
import type { Resources } from '@auditorsec/workload/resources';
import type { IPrometheus } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/Prometheus';
import type { Construct } from 'constructs';
import { access } from './access.ts';
import { type RemoteWrite, remoteWriteSpec } from './remote-write.ts';
import { scrapeClasses } from './scrape-class.ts';
import { selectedLabels } from './selection.ts';
import { retentionSize, type Storage, volumeClaim } from './storage.ts';

export interface PrometheusProps {
  readonly name: string;
  readonly namespace: string;
  /** What every series, alert and remote sample carries. */
  readonly identity: { readonly region: string; readonly cluster: string };
  readonly resources: Resources;
  readonly storage: Storage;
  /** How long series are kept, unless the volume is full before: at least the longest window of an objective. */
  readonly retention: string;
  readonly alertmanager: { readonly name: string; readonly namespace: string };
  /** A store that outlives the region; without it, what it knows goes with it. */
  readonly remoteWrite?: RemoteWrite | undefined;
}

/** Labels that the operator puts on the pods. */
export function podLabels(name: string): Record<string, string> {
  return { 'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/instance': name };
}

/** The ServiceAccount of its pods. */
export function serviceAccountOf(name: string): string {
  return `prometheus-${name}`;
}

const EVERYWHERE = {};

/**
 * A Prometheus of two pods, which scrape and judge everything twice, so that one may go. It selects whatever carries
 * `selectedLabels`, in every namespace: a namespace selector that is left out would select its own alone.
 */
export function prometheus(chart: Construct, props: PrometheusProps): void {
  const { name, namespace, identity, resources, storage, retention, alertmanager, remoteWrite } = props;
  const labels = podLabels(name);
  const own = serviceAccountOf(name);
  access(chart, namespace, own);
  disruptionBudget(chart, { name: own, namespace, labels });
  addManifest<IPrometheus>(chart, {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Prometheus',
    metadata: { name, namespace, annotations: kept },
    spec: {
      ...onCriticalNodes,
      version: `v${versions.prometheus}`,
      replicas: 2,
      externalLabels: { ...identity },
      // The operator drops this label from alerts, so that Alertmanager sees each alert once.
      // The name by which stores tell two replicas of one Prometheus, and keep one of each series.
      replicaExternalLabelName: '__replica__',
      prometheusExternalLabelName: '',
      scrapeInterval: '30s',
      scrapeTimeout: '10s',
      evaluationInterval: '30s',
      retention,
      retentionSize: retentionSize(storage),
      storage: volumeClaim(storage),
      ...selectors(),
      scrapeClasses: scrapeClasses(identity),
      serviceDiscoveryRole: 'EndpointSlice',
      // Monitors of other namespaces must not have the server send its own token or certificates anywhere.
      arbitraryFSAccessThroughSMs: { deny: true },
      ...LIMITS,
      alerting: {
        alertmanagers: [{ ...alertmanager, name: 'alertmanager-operated', port: 'web', apiVersion: 'v2' }],
      },
      ...(remoteWrite && { remoteWrite: [remoteWriteSpec(remoteWrite)] }),
      resources: containerResources(resources),
      securityContext: restrictedPod(NOBODY),
      serviceAccountName: own,
      automountServiceAccountToken: true,
      topologySpreadConstraints: spread(labels),
    },
  });
}

function selectors() {
  const labels = { matchLabels: { ...selectedLabels } };
  return {
    serviceMonitorSelector: labels,
    serviceMonitorNamespaceSelector: EVERYWHERE,
    podMonitorSelector: labels,
    podMonitorNamespaceSelector: EVERYWHERE,
    probeSelector: labels,
    probeNamespaceSelector: EVERYWHERE,
    ruleSelector: labels,
    ruleNamespaceSelector: EVERYWHERE,
  };
}

/** Ceilings of one target and one monitor: whatever passes them loses its scrape, and not the server its memory. */
const LIMITS = {
  enforcedSampleLimit: 200_000,
  enforcedTargetLimit: 2000,
  enforcedLabelLimit: 64,
  enforcedLabelNameLengthLimit: 128,
  enforcedLabelValueLengthLimit: 1024,
};
