import type { Component } from '@auditorsec/versions/versions';

/** A Go module that must stand in a go.mod at exactly the version that the versions file names. */
export interface GoPin {
  readonly component: Component;
  /** Folder of its go.mod below tools/go. */
  readonly graph: string;
  readonly module: string;
}

/** A module whose source holds the CRDs of a component; the decoder of its graph knows their Go types. */
export interface CrdSource extends GoPin {
  /** A YAML file of CRDs in the module, or a folder of such files. */
  readonly path: string;
}

/** Where the custom kinds come from. A new component is one line here, one in the versions file, one in a scheme of tools/go. */
export const crdSources: readonly CrdSource[] = [
  {
    component: 'istio',
    graph: 'types',
    module: 'istio.io/api',
    path: 'kubernetes/customresourcedefinitions.gen.yaml',
  },
  { component: 'certManager', graph: 'types', module: 'github.com/cert-manager/cert-manager', path: 'deploy/crds' },
  { component: 'keda', graph: 'types', module: 'github.com/kedacore/keda/v2', path: 'config/crd/bases' },
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
  { component: 'kubeconform', graph: 'kubeconform', module: 'github.com/yannh/kubeconform' },
];
