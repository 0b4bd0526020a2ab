import { helmApplication } from '@auditorsec/argo-application/helm-application';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  helmApplication(chart, {
    name: 'metrics-server',
    namespace: 'kube-system',
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
}
