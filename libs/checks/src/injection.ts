import { namespaceLabels } from './namespace-labels.ts';
import type { ClusterObjects, PodTemplate } from './objects.ts';

/** Whether Istio's webhook puts a proxy into these pods: as sidecar, or as gateway. */
export function isInjected(objects: ClusterObjects, { namespace, labels, spec }: PodTemplate): boolean {
  const own = labels['sidecar.istio.io/inject'];
  const { 'istio-injection': injection, 'istio.io/rev': revision } = namespaceLabels(objects, namespace);
  if (spec.hostNetwork || own === 'false' || injection === 'disabled') return false;
  return own === 'true' || injection === 'enabled' || revision !== undefined || labels['istio.io/rev'] !== undefined;
}

/** Whether traffic to this port goes around the sidecar, straight to the app. */
export function isExcludedInbound({ annotations }: PodTemplate, port: number): boolean {
  return annotations['traffic.sidecar.istio.io/excludeInboundPorts']?.split(',').includes(String(port)) ?? false;
}

/** Whether the sidecar serves the app's metrics of this port with its own, on 15020. */
export function mergesMetrics({ annotations }: PodTemplate, port: number): boolean {
  return annotations['prometheus.io/scrape'] === 'true' && annotations['prometheus.io/port'] === String(port);
}
