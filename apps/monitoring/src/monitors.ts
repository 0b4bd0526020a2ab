import type { AppContext } from '@auditorsec/config/app';
import { eastWestGateway } from '@auditorsec/east-west/peer';
import { proxyMonitor } from '@auditorsec/prometheus/pod-monitor';
import { KUBELET } from '@auditorsec/prometheus/scrape-class';
import { serviceMonitor } from '@auditorsec/prometheus/service-monitor';
import type { Construct } from 'constructs';
import { components, kubelet } from './components.ts';
import { NAMESPACE } from './place.ts';

/** Where gateways are: what they record is what clients see, so they are read twice as often. */
const gatewayNamespaces = ['istio-ingress', eastWestGateway.namespace];

/** Follow from the workload or the service that stay. A revision doesn't: stable and canary pods differ by nothing else. */
const IMPLIED = '(source|destination)_(app|canonical_service)';

/** Namespaces with pods of the mesh: those of the call graph, and this one, whose collectors take spans from proxies. */
export function meshNamespaces({ graph }: AppContext): string[] {
  return [...new Set([...gatewayNamespaces, ...graph.map(({ workload }) => workload.namespace), NAMESPACE])].sort();
}

/** Everything that is read of a cluster, except what this app runs itself. */
export function monitors(chart: Construct, context: AppContext): void {
  proxyMonitor(chart, {
    name: 'gateways',
    namespace: NAMESPACE,
    from: gatewayNamespaces,
    interval: '15s',
    dropLabels: IMPLIED,
    keep: ['mesh', 'envoy'],
  });
  proxyMonitor(chart, {
    name: 'workloads',
    namespace: NAMESPACE,
    from: meshNamespaces(context).filter((namespace) => !gatewayNamespaces.includes(namespace)),
    dropLabels: IMPLIED,
    keep: ['mesh', 'envoy', 'agent', 'rateLimit', 'collector'],
  });
  for (const { name, namespace, services, port, keep, honorLabels } of components)
    serviceMonitor(chart, { name, namespace: NAMESPACE, from: namespace, services, port, keep, honorLabels });
  ownMonitors(chart);
  kubeletMonitors(chart);
}

/** Prometheus and Alertmanager, behind the Services that the operator makes for them. */
function ownMonitors(chart: Construct): void {
  for (const name of ['prometheus', 'alertmanager'] as const) {
    const services = { [`operated-${name}`]: 'true' };
    serviceMonitor(chart, { name, namespace: NAMESPACE, from: NAMESPACE, services, port: 'web', keep: [name] });
  }
}

function kubeletMonitors(chart: Construct): void {
  const { namespace: from, services, port } = kubelet;
  const target = { namespace: NAMESPACE, from, services, port, scheme: 'https', scrapeClass: KUBELET } as const;
  serviceMonitor(chart, { ...target, name: 'kubelet', honorLabels: true, keep: ['kubelet'] });
  serviceMonitor(chart, {
    ...target,
    name: 'cadvisor',
    path: '/metrics/cadvisor',
    honorLabels: true,
    // Cgroups of a pod come and go with each start: their paths would make every restart a new series.
    dropLabels: 'id|name',
    keep: ['cadvisor'],
  });
}
