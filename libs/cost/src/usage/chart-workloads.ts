/** What a chart runs: where its values say what a pod requests, and how many there are. */
export interface ChartWorkload {
  readonly name: string;
  /** Path of `requests` in the values. */
  readonly requests: string;
  /** How many pods: a path in the values, or the chart's own number; `nodes` for one on each. A pair of paths is an autoscaler's least and most. */
  readonly pods: number | 'nodes' | string | readonly [least: string, most: string];
}

const main = { name: 'controller', requests: 'resources.requests' } as const;

/** A part of a chart that has values of its own. */
function part(name: string, pods: ChartWorkload['pods'] = `${name}.replicas`): ChartWorkload {
  return { name, requests: `${name}.resources.requests`, pods };
}

/** The workloads of each chart, by its name, with the names of its values.yaml. A chart that is not in it is unknown. */
export const chartWorkloads: Readonly<Record<string, readonly ChartWorkload[]>> = {
  'argo-cd': [
    part('controller', 1),
    part('repoServer'),
    part('server'),
    part('notifications', 1),
    part('redis-ha', 'redis-ha.replicas'),
  ],
  'argo-rollouts': [part('controller')],
  'aws-load-balancer-controller': [{ ...main, pods: 'replicaCount' }],
  base: [],
  'cert-manager': [
    { ...main, pods: 'replicaCount' },
    part('webhook', 'webhook.replicaCount'),
    part('cainjector', 'cainjector.replicaCount'),
  ],
  cni: [{ name: 'node agent', requests: 'resources.requests', pods: 'nodes' }],
  crossplane: [
    { ...main, requests: 'resourcesCrossplane.requests', pods: 'replicas' },
    { name: 'rbacManager', requests: 'resourcesRBACManager.requests', pods: 'rbacManager.replicas' },
  ],
  'eck-operator': [{ ...main, pods: 'replicaCount' }],
  'external-dns': [{ ...main, pods: 1 }],
  'external-secrets': [
    { ...main, pods: 'replicaCount' },
    part('webhook', 'webhook.replicaCount'),
    part('certController', 'certController.replicaCount'),
  ],
  'grafana-operator': [{ ...main, pods: 'replicas' }],
  istiod: [{ ...main, pods: ['autoscaleMin', 'autoscaleMax'] }],
  karpenter: [part('controller', 'replicas')],
  'karpenter-crd': [],
  keda: [
    { name: 'operator', requests: 'resources.operator.requests', pods: 'operator.replicaCount' },
    { name: 'metricsServer', requests: 'resources.metricServer.requests', pods: 'metricsServer.replicaCount' },
    { name: 'webhooks', requests: 'resources.webhooks.requests', pods: 'webhooks.replicaCount' },
  ],
  'kube-prometheus-stack': [part('prometheusOperator', 1)],
  'kube-state-metrics': [{ ...main, pods: 1 }],
  kyverno: [
    {
      name: 'admissionController',
      requests: 'admissionController.container.resources.requests',
      pods: 'admissionController.replicas',
    },
    part('backgroundController'),
    part('cleanupController'),
    part('reportsController'),
  ],
  'metrics-server': [{ ...main, pods: 'replicas' }],
  opencost: [{ name: 'exporter', requests: 'opencost.exporter.resources.requests', pods: 1 }],
  'opentelemetry-operator': [part('manager', 'replicaCount')],
  'prometheus-node-exporter': [{ ...main, pods: 'nodes' }],
};
