import type { Progress } from '@auditorsec/schemas/progress';
import { versions } from '@auditorsec/versions/versions';
import { goProgram } from './programs.ts';

/** Builds one of Kubernetes' own servers, which says the version that it is of. */
function kubernetes(name: string, progress: Progress): Promise<string> {
  const version = 'k8s.io/component-base/version';
  const [major = '', minor = ''] = versions.kubernetes.split('.');
  return goProgram(
    {
      graph: 'kube',
      package: `k8s.io/kubernetes/cmd/${name}`,
      name,
      variables: {
        [`${version}.gitVersion`]: `v${versions.kubernetes}`,
        [`${version}.gitMajor`]: major,
        [`${version}.gitMinor`]: minor,
      },
      what: `${name}, once; it takes minutes`,
    },
    progress,
  );
}

/** Builds the API server once for the version that is deployed; returns its path. Cold it takes some 10 minutes of CPU. */
export async function apiServerProgram(progress: Progress): Promise<string> {
  return kubernetes('kube-apiserver', progress);
}

/** Builds the controllers of built-in kinds once; returns their path. Some 2 minutes of CPU beside the API server. */
export async function controllerManagerProgram(progress: Progress): Promise<string> {
  return kubernetes('kube-controller-manager', progress);
}

/** Builds the scheduler once; returns its path. */
export async function schedulerProgram(progress: Progress): Promise<string> {
  return kubernetes('kube-scheduler', progress);
}

/** Builds kubectl once, as the commands for people use it; returns its path. */
export async function kubectlProgram(progress: Progress): Promise<string> {
  return kubernetes('kubectl', progress);
}

/** Builds etcd once, of the version that this Kubernetes is tested with; returns its path. */
export async function etcdProgram(progress: Progress): Promise<string> {
  return goProgram({ graph: 'kube', package: 'go.etcd.io/etcd/server/v3', name: 'etcd', what: 'etcd' }, progress);
}

/** Builds kwok once, which stands in for the kubelets; returns its path. Cold it takes some 3 minutes of CPU. */
export async function kwokProgram(progress: Progress): Promise<string> {
  return goProgram({ graph: 'kwok', package: 'sigs.k8s.io/kwok/cmd/kwok', what: 'kwok' }, progress);
}

/** Builds Argo CD once: all of its servers in one program; returns its path. Cold it takes some 10 minutes of CPU. */
export async function argoCdProgram(progress: Progress): Promise<string> {
  const goPackage = 'github.com/argoproj/argo-cd/v3/cmd';
  const variables = { 'github.com/argoproj/argo-cd/v3/common.version': versions.argoCd };
  return goProgram(
    { graph: 'argo-cd', package: goPackage, name: 'argocd', variables, what: 'Argo CD, once; it takes minutes' },
    progress,
  );
}

/** Builds the controller of Argo Rollouts once; returns its path. */
export async function rolloutsProgram(progress: Progress): Promise<string> {
  const goPackage = 'github.com/argoproj/argo-rollouts/cmd/rollouts-controller';
  return goProgram(
    { graph: 'argo', package: goPackage, name: 'rollouts-controller', what: 'the controller of Argo Rollouts' },
    progress,
  );
}
