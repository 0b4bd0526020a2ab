import type { Component } from '@auditorsec/versions/versions';

/** A Go module that must stand in a go.mod at exactly the version that the versions file names. */
export interface GoPin {
  readonly component: Component;
  /** Folder of its go.mod below tools/go. */
  readonly graph: string;
  readonly module: string;
}

/** A module whose source holds the CRDs of a component. */
export interface CrdSource extends GoPin {
  /** A YAML file of CRDs in the module, or a folder of such files. */
  readonly path: string;
}

/** The graph of modules whose Go types can't be had: their kinds are judged by schema and CEL alone. */
export const untypedGraph = 'crds';

/**
 * Where the custom kinds come from that a registry serves. A new component is one line here, one in the versions file,
 * one in a scheme of tools/go. The decoders take 230 s of CPU to build in `types` (with Go's own library), of which
 * prometheus-operator and ECK with their admission code are 55 s.
 */
export const crdSources: readonly CrdSource[] = [
  {
    component: 'istio',
    graph: 'types',
    module: 'istio.io/api',
    path: 'kubernetes/customresourcedefinitions.gen.yaml',
  },
  { component: 'certManager', graph: 'types', module: 'github.com/cert-manager/cert-manager', path: 'deploy/crds' },
  { component: 'keda', graph: 'types', module: 'github.com/kedacore/keda/v2', path: 'config/crd/bases' },
  {
    component: 'prometheusOperator',
    graph: 'types',
    module: 'github.com/prometheus-operator/prometheus-operator',
    path: 'example/prometheus-operator-crd',
  },
  {
    component: 'eck',
    graph: 'types',
    module: 'github.com/elastic/cloud-on-k8s/v3',
    path: 'config/crds/v1/resources',
  },
  // Its API types are a module of their own, beside the operator's, that no registry serves.
  {
    component: 'externalSecrets',
    graph: untypedGraph,
    module: 'github.com/external-secrets/external-secrets',
    path: 'config/crds/bases',
  },
  // Its modules ask for a newer Go from 1.15 on, and their Go types for half of AWS's SDK.
  {
    component: 'karpenter',
    graph: untypedGraph,
    module: 'github.com/aws/karpenter-provider-aws',
    path: 'pkg/apis/crds',
  },
  // Its command line judges our policy in a proof, and stands in a graph of its own.
  {
    component: 'kyverno',
    graph: untypedGraph,
    module: 'github.com/kyverno/kyverno',
    path: 'config/crds/policies.kyverno.io',
  },
  { component: 'argoRollouts', graph: 'argo', module: 'github.com/argoproj/argo-rollouts', path: 'manifests/crds' },
  { component: 'argoCd', graph: 'argo', module: 'github.com/argoproj/argo-cd/v3', path: 'manifests/crds' },
];

/** Where the built-in kinds come from. */
export const kubernetesSource: CrdSource = {
  component: 'kubernetes',
  graph: 'kube',
  module: 'k8s.io/kubernetes',
  path: 'api/openapi-spec/swagger.json',
};

/** Every version that a go.mod and the versions file both state. */
export const goPins: readonly GoPin[] = [
  ...crdSources,
  kubernetesSource,
  { component: 'istio', graph: 'types', module: 'istio.io/client-go' },
  {
    component: 'prometheusOperator',
    graph: 'types',
    module: 'github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring',
  },
  {
    component: 'prometheusOperator',
    graph: 'prometheus-operator',
    module: 'github.com/prometheus-operator/prometheus-operator',
  },
  { component: 'alertmanager', graph: 'alertmanager', module: 'github.com/prometheus/alertmanager' },
  { component: 'openTelemetryCollector', graph: 'collector', module: 'go.opentelemetry.io/collector/otelcol' },
  { component: 'kubeconform', graph: 'kubeconform', module: 'github.com/yannh/kubeconform' },
];
