import type { ChartName } from '@auditorsec/versions/charts';

/** Where a component's pods serve their metrics: the Service's labels, the port's name, and where the pods listen. */
export interface Metrics {
  readonly services: Readonly<Record<string, string>>;
  readonly port: string;
  /** Nodes, where the pods are on the node's own network. */
  readonly listens: { readonly on: 'pods' | 'nodes'; readonly port: number };
}

/** What others must know of a component that an upstream chart installs. */
export interface Component {
  readonly namespace: string;
  /** The strictest level that its pods meet; default `restricted`. */
  readonly podSecurity?: 'baseline' | 'privileged';
  /** The identity of its controller. */
  readonly serviceAccount: string;
  /** Labels of its controller's pods. */
  readonly pods: Readonly<Record<string, string>>;
  /** Absent where nobody reads them. */
  readonly metrics?: Metrics;
}

const named = (name: string) => ({ 'app.kubernetes.io/name': name });

/** A component whose namespace, ServiceAccount and pods bear its own name, as most charts have it. */
function alone<Name extends string>(name: Name) {
  return { namespace: name, serviceAccount: name, pods: named(name) };
}

const onPods = (port: number) => ({ on: 'pods', port }) as const;

/**
 * The platform's components as their charts name them: the one place for namespaces, identities, labels and ports, which
 * NetworkPolicies, monitors and AWS roles are made from. A test holds each row against what the chart really makes.
 */
export const catalogue = {
  'argo-cd': {
    namespace: 'argocd',
    serviceAccount: 'argocd-application-controller',
    pods: named('argocd-application-controller'),
    metrics: { services: named('argocd-metrics'), port: 'http-metrics', listens: onPods(8082) },
  },
  'argo-rollouts': {
    ...alone('argo-rollouts'),
    metrics: { services: named('argo-rollouts'), port: 'metrics', listens: onPods(8090) },
  },
  'aws-load-balancer-controller': alone('aws-load-balancer-controller'),
  'cert-manager': {
    ...alone('cert-manager'),
    metrics: {
      services: { ...named('cert-manager'), 'app.kubernetes.io/component': 'controller' },
      port: 'http-metrics',
      listens: onPods(9402),
    },
  },
  // Crossplane makes its providers' pods, and drops no capabilities.
  crossplane: { ...alone('crossplane'), namespace: 'crossplane-system', podSecurity: 'baseline' },
  'eck-operator': {
    namespace: 'elastic-system',
    serviceAccount: 'elastic-operator',
    pods: named('elastic-operator'),
  },
  'external-dns': alone('external-dns'),
  'external-secrets': {
    ...alone('external-secrets'),
    metrics: { services: named('external-secrets'), port: 'metrics', listens: onPods(8080) },
  },
  'grafana-operator': alone('grafana-operator'),
  karpenter: {
    ...alone('karpenter'),
    // Its requests have the API server's ear there, when many others want it too.
    namespace: 'kube-system',
    metrics: { services: named('karpenter'), port: 'http-metrics', listens: onPods(8080) },
  },
  keda: {
    namespace: 'keda',
    serviceAccount: 'keda-operator',
    pods: named('keda-operator'),
    metrics: { services: named('keda-operator'), port: 'metrics', listens: onPods(8080) },
  },
  'kube-state-metrics': {
    ...alone('kube-state-metrics'),
    metrics: { services: named('kube-state-metrics'), port: 'http', listens: onPods(8080) },
  },
  kyverno: {
    namespace: 'kyverno',
    serviceAccount: 'kyverno-admission-controller',
    pods: named('kyverno-admission-controller'),
  },
  'metrics-server': alone('metrics-server'),
  'node-exporter': {
    namespace: 'node-exporter',
    // It reads the node's own files and network.
    podSecurity: 'privileged',
    serviceAccount: 'prometheus-node-exporter',
    pods: named('prometheus-node-exporter'),
    metrics: {
      services: named('prometheus-node-exporter'),
      port: 'metrics',
      listens: { on: 'nodes', port: 9100 },
    },
  },
  opencost: {
    ...alone('opencost'),
    metrics: { services: named('opencost'), port: 'http', listens: onPods(9003) },
  },
  'opentelemetry-operator': alone('opentelemetry-operator'),
  'prometheus-operator': {
    ...alone('prometheus-operator'),
    pods: named('kube-prometheus-stack-prometheus-operator'),
  },
} as const satisfies Partial<Record<ChartName, Component>>;

export type ComponentName = keyof typeof catalogue;

/** The namespaces that components have for themselves, each with what its pods need. */
export function componentNamespaces(): Pick<Component, 'namespace' | 'podSecurity'>[] {
  return Object.values<Component>(catalogue).filter(({ namespace }) => namespace !== 'kube-system');
}

/** Crossplane's providers of AWS: one identity for all of them, which calls AWS for every managed resource. */
export const awsProvider = { namespace: catalogue.crossplane.namespace, serviceAccount: 'provider-aws' } as const;
