import type { MetricSource } from '@auditorsec/metrics/catalogue';

/** Part of a module's source. */
export interface Place {
  /** The graph below `tools/go` that pins the module. */
  readonly graph: string;
  readonly module: string;
  readonly folders: readonly string[];
}

const istio = { graph: 'istio', module: 'istio.io/istio' };
const kubernetes = { graph: 'kube', module: 'k8s.io/kubernetes' };

/**
 * Where the pinned source of a program names its metrics: what can't be started here is held against that. Istio's own come
 * from its build of Envoy: the module has them where it configures, tests and draws them.
 *
 * No registry serves the modules of kube-state-metrics, OpenCost and the exporters of CloudWatch, Postgres, Elasticsearch
 * and blackbox; Karpenter's wants a newer Go.
 */
export const origins: Partial<Readonly<Record<MetricSource, readonly Place[]>>> = {
  mesh: [{ ...istio, folders: ['pilot/pkg/model', 'tests/integration/telemetry', 'manifests/addons/dashboards'] }],
  istiod: [{ ...istio, folders: ['pilot/pkg', 'pkg', 'security/pkg'] }],
  argoCd: [{ graph: 'argo', module: 'github.com/argoproj/argo-cd/v3', folders: ['controller/metrics'] }],
  rollouts: [{ graph: 'argo', module: 'github.com/argoproj/argo-rollouts', folders: ['controller/metrics'] }],
  certManager: [
    {
      graph: 'types',
      module: 'github.com/cert-manager/cert-manager',
      folders: ['internal/collectors', 'pkg/metrics'],
    },
  ],
  keda: [{ graph: 'types', module: 'github.com/kedacore/keda/v2', folders: ['pkg/metricscollector'] }],
  externalSecrets: [
    { graph: 'crds', module: 'github.com/external-secrets/external-secrets', folders: ['pkg/controllers'] },
  ],
  kubelet: [{ ...kubernetes, folders: ['pkg/kubelet'] }],
  cadvisor: [
    { graph: 'kube', module: 'github.com/google/cadvisor', folders: ['metrics'] },
    // The kubelet adds what a container belongs to.
    { ...kubernetes, folders: ['pkg/kubelet/server'] },
  ],
  prometheus: [{ graph: 'prometheus', module: 'github.com/prometheus/prometheus', folders: ['.'] }],
  alertmanager: [{ graph: 'alertmanager', module: 'github.com/prometheus/alertmanager', folders: ['.'] }],
  node: [{ graph: 'metrics', module: 'github.com/prometheus/node_exporter', folders: ['collector'] }],
};
