import { addManifest } from '@auditorsec/manifest/chart';
import { trace } from '@auditorsec/problem/call-site';
import type { IServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor';
import type { Construct } from 'constructs';
import { jobLabel, kept, type Scrape, timing } from './scrape.ts';
import { selectedLabels } from './selection.ts';

export interface ServiceMonitorProps extends Scrape {
  /** Where the Services are. */
  readonly from: string;
  /** Labels of the Services themselves, not of their pods. */
  readonly services: Readonly<Record<string, string>>;
  /** The Service's port, by name. */
  readonly port: string;
  /** Default `/metrics`. */
  readonly path?: string;
  readonly scheme?: 'http' | 'https';
  /**
   * Keeps the exporter's own `namespace`, `pod` and the like, for exporters that speak of other objects than themselves.
   * Otherwise those come out as `exported_namespace`, and the target's stand in their place.
   */
  readonly honorLabels?: boolean;
  /** A scrape class of the Prometheus; its default one by default. */
  readonly scrapeClass?: string;
}

/** Scrapes every pod behind the Services of some labels. */
export function serviceMonitor(chart: Construct, props: ServiceMonitorProps): void {
  const { name, namespace, from, services, port, path, scheme, honorLabels, scrapeClass } = props;
  addManifest<IServiceMonitor>(chart, {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name, namespace, labels: { ...selectedLabels } },
    spec: {
      ...(scrapeClass && { scrapeClass }),
      namespaceSelector: { matchNames: [from] },
      selector: { matchLabels: { ...services } },
      endpoints: [
        {
          port,
          ...(path && { path }),
          ...(scheme && { scheme }),
          ...timing(props, trace(serviceMonitor)),
          ...(honorLabels && { honorLabels }),
          relabelings: [jobLabel(props)],
          metricRelabelings: kept(props),
        },
      ],
    },
  });
}
