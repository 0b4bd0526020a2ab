import { CONTROLS } from '@auditorsec/compliance/annotation';
import { restrictedPod } from '@auditorsec/workload/pod-security';
import { PAIR, size } from './common.ts';
import type { Part } from './part.ts';

const OBSERVABILITY = 'observability';
const WEBHOOK = 9443;

/** The operator alone: its stack's Prometheus, rules and dashboards are not ours. */
export const prometheusOperator: Part = {
  name: 'prometheus-operator',
  values: () => ({
    crds: { enabled: true },
    defaultRules: { create: false },
    alertmanager: { enabled: false },
    grafana: { enabled: false },
    kubeApiServer: { enabled: false },
    kubelet: { enabled: false },
    kubeControllerManager: { enabled: false },
    coreDns: { enabled: false },
    kubeEtcd: { enabled: false },
    kubeScheduler: { enabled: false },
    kubeProxy: { enabled: false },
    kubeStateMetrics: { enabled: false },
    nodeExporter: { enabled: false },
    prometheus: { enabled: false },
    // One: it leads alone, and while it is away what it has made runs on.
    prometheusOperator: {
      fullnameOverride: 'prometheus-operator',
      // Mistakes are found before they are merged: no webhook stands between a region and its alerts.
      admissionWebhooks: { enabled: false },
      tls: { enabled: false },
      serviceMonitor: { selfMonitor: false },
      kubeletService: { enabled: true, namespace: 'kube-system', name: 'kubelet' },
      resources: size('50m', '128Mi'),
    },
  }),
};

/** Writes dashboards and data sources through Grafana's API. */
export const grafanaOperator: Part = {
  name: 'grafana-operator',
  values: () => ({
    replicas: PAIR,
    leaderElect: true,
    watchNamespaces: OBSERVABILITY,
    podSecurityContext: { seccompProfile: { type: 'RuntimeDefault' } },
    resources: size('50m', '256Mi'),
    metricsService: { type: 'ClusterIP' },
  }),
  openings: () => ({ egress: [{ peers: [{ namespace: OBSERVABILITY, pods: { app: 'grafana' } }], ports: [3000] }] }),
};

/** Elasticsearch, Kibana, Logstash and Filebeat. Its webhook lets pass while it is away. */
export const eckOperator: Part = {
  name: 'eck-operator',
  values: () => ({
    replicaCount: PAIR,
    installCRDs: true,
    managedNamespaces: [OBSERVABILITY, 'log-shipper'],
    podDisruptionBudget: { enabled: true, minAvailable: 1 },
    podSecurityContext: restrictedPod(),
    resources: size('100m', '512Mi'),
    telemetry: { disabled: true },
  }),
  calledOn: [WEBHOOK],
  openings: () => ({ egress: [{ peers: [{ namespace: OBSERVABILITY }], ports: [9200] }] }),
};

/** Collectors of traces. Its webhooks refuse while it is away, collectors alone; of pods it is never asked in vain. */
export const openTelemetryOperator: Part = {
  name: 'opentelemetry-operator',
  values: () => ({
    replicaCount: PAIR,
    pdb: { create: true, minAvailable: 1 },
    manager: {
      collectorImage: { repository: 'ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector' },
      createRbacPermissions: false,
      // Else it hands them to the pods of collectors, which start anew whenever they serve another control.
      extraArgs: [`--annotations-filter=${CONTROLS}`],
      resources: size('50m', '256Mi'),
    },
    admissionWebhooks: {
      certManager: { enabled: true },
      failurePolicy: 'Fail',
      pods: { failurePolicy: 'Ignore' },
      timeoutSeconds: 10,
    },
  }),
  calledOn: [WEBHOOK],
};
