import { addManifest } from '@auditorsec/manifest/chart';
import { trace } from '@auditorsec/problem/call-site';
import type { IPodMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PodMonitor';
import type { IRelabelConfig } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/RelabelConfig';
import type { Construct } from 'constructs';
import { jobLabel, kept, type Scrape, timing } from './scrape.ts';
import { selectedLabels } from './selection.ts';

interface PodScrape extends Scrape {
  /** Where the pods are. */
  readonly from: readonly string[];
}

export interface PodMonitorProps extends PodScrape {
  readonly pods: Readonly<Record<string, string>>;
  /** The container's port, by name. */
  readonly port: string;
}

/** Scrapes pods that no Service is needed for. */
export function podMonitor(chart: Construct, props: PodMonitorProps): void {
  const scrape = { port: props.port, ...timing(props, trace(podMonitor)), relabelings: [jobLabel(props)] };
  add(chart, props, { matchLabels: { ...props.pods } }, scrape);
}

/** The port that Istio's proxies declare. */
const DECLARED = 'http-envoy-prom';

/** The port with the metrics of the proxy and of its application together, which takes plaintext under strict mutual TLS. */
const MERGED: IRelabelConfig = {
  action: 'replace',
  sourceLabels: ['__meta_kubernetes_pod_ip'],
  targetLabel: '__address__',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Prometheus puts the address in.
  replacement: '${1}:15020',
};

/**
 * Scrapes the proxies of every pod of the mesh in some namespaces, gateways too. No container declares 15020, so a monitor that
 * asks for this port finds nothing: the target is found by the port that the proxy declares, and then sent to the other.
 */
export function proxyMonitor(chart: Construct, props: PodScrape): void {
  const inMesh = { matchExpressions: [{ key: 'service.istio.io/canonical-name', operator: 'Exists' }] };
  add(chart, props, inMesh, {
    port: DECLARED,
    path: '/stats/prometheus',
    ...timing(props, trace(proxyMonitor)),
    relabelings: [MERGED, jobLabel(props)],
  });
}

type Selector = IPodMonitor['spec']['selector'];
type Endpoint = NonNullable<IPodMonitor['spec']['podMetricsEndpoints']>[number];

function add(chart: Construct, props: PodScrape, selector: Selector, endpoint: Endpoint): void {
  const { name, namespace, from } = props;
  addManifest<IPodMonitor>(chart, {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name, namespace, labels: { ...selectedLabels } },
    spec: {
      namespaceSelector: { matchNames: [...from] },
      selector,
      podMetricsEndpoints: [{ ...endpoint, metricRelabelings: kept(props) }],
    },
  });
}
