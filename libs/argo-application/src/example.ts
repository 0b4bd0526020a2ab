import { gitApplication } from '@auditorsec/argo-application/git-application';
import { helmApplication } from '@auditorsec/argo-application/helm-application';
import { project } from '@auditorsec/argo-application/project';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  helmApplication(chart, {
    name: 'metrics-server',
    namespace: 'kube-system',
    project: 'platform',
    registry: 'registry.example.com/charts',
    chart: 'metrics-server',
    version: '3.13.0',
    values: { replicas: 2 },
    wave: -10,
    ignored: [
      {
        group: 'apiregistration.k8s.io',
        kind: 'APIService',
        jqPathExpressions: ['.spec.insecureSkipTLSVerify'],
      },
    ],
  });
  const repository = 'https://git.example.com/platform.git';
  gitApplication(chart, {
    name: 'shop',
    project: 'platform',
    repository,
    revision: 'ring/us-east-1',
    path: 'generated/us-east-1/shop',
    ignored: [
      { group: '', kind: 'Service', name: 'cart', namespace: 'shop', jqPathExpressions: ['.spec.selector.version'] },
    ],
  });
  project(chart, {
    name: 'platform',
    description: 'The shop',
    sources: [repository],
    namespaces: ['shop'],
    clusterKinds: [{ group: '', kind: 'Namespace' }],
    namespacedKinds: [{ group: '', kind: 'Service' }],
  });
}
