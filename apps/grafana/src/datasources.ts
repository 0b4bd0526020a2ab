import { type DatasourceProps, datasource } from '@auditorsec/grafana/datasource';
import type { Instances } from '@auditorsec/grafana/instances';
import type { Opening } from '@auditorsec/network-policy/network-policy';
import type { Construct } from 'constructs';

interface Source extends Omit<DatasourceProps, 'namespace' | 'instances' | 'url'> {
  /** Service of the namespace `observability`. */
  readonly service: string;
  readonly scheme: 'http' | 'https';
  readonly port: number;
  /** Labels of the pods behind the Service. */
  readonly pods: Readonly<Record<string, string>>;
}

/** How often Prometheus scrapes most targets: `$__rate_interval` is at least four times as long. */
const SCRAPE_INTERVAL = '30s';

/** What Grafana reads, all of its own region. */
const sources: readonly Source[] = [
  {
    name: 'prometheus',
    title: 'Prometheus',
    type: 'prometheus',
    isDefault: true,
    service: 'prometheus-operated',
    scheme: 'http',
    port: 9090,
    pods: { 'app.kubernetes.io/name': 'prometheus' },
    options: { timeInterval: SCRAPE_INTERVAL, httpMethod: 'POST', prometheusType: 'Prometheus', manageAlerts: false },
  },
  {
    name: 'alertmanager',
    title: 'Alertmanager',
    type: 'alertmanager',
    service: 'alertmanager-operated',
    scheme: 'http',
    port: 9093,
    pods: { 'app.kubernetes.io/name': 'alertmanager' },
    options: { implementation: 'prometheus', handleGrafanaManagedAlerts: false },
  },
  {
    name: 'elasticsearch',
    title: 'Access logs',
    type: 'elasticsearch',
    service: 'logs-es-http',
    scheme: 'https',
    port: 9200,
    pods: { 'elasticsearch.k8s.elastic.co/cluster-name': 'logs' },
    options: {
      index: 'logs-access-*',
      timeField: '@timestamp',
      maxConcurrentShardRequests: 5,
      // From a log entry to its trace.
      dataLinks: [{ field: 'trace.id', datasourceUid: 'jaeger', url: `\${__value.raw}` }],
    },
    login: { user: 'grafana', password: { name: 'grafana-elasticsearch', key: 'password' } },
    authority: { name: 'logs-es-http-certs-public', key: 'ca.crt' },
  },
  {
    name: 'jaeger',
    title: 'Jaeger',
    type: 'jaeger',
    service: 'jaeger-collector',
    scheme: 'http',
    port: 16686,
    pods: { app: 'jaeger' },
  },
];

export function datasources(chart: Construct, namespace: string, instances: Instances): void {
  for (const { service, scheme, port, pods: _, ...source } of sources)
    datasource(chart, { ...source, namespace, instances, url: `${scheme}://${service}.${namespace}.svc:${port}` });
}

/** What a NetworkPolicy opens towards them. */
export function openingsToSources(namespace: string): Opening[] {
  return sources.map(({ pods, port }) => ({ peers: [{ namespace, pods }], ports: [port] }));
}
