import { printYaml } from '@auditorsec/manifest/yaml';
import { internet } from '@auditorsec/network-policy/network-policy';
import { resources } from '@auditorsec/workload/resources';
import { service } from '@auditorsec/workload/service';
import type { Construct } from 'constructs';
import { exporter, labelsOf } from './exporter.ts';
import { NAMESPACE } from './place.ts';
import { exporterPorts, METRICS } from './ports.ts';

const NAME = 'blackbox-exporter';

/** What Prometheus asks to ask for it. */
export const blackboxUrl = `${NAME}.${NAMESPACE}.svc.cluster.local:${exporterPorts[NAME]}`;

/** The module of its configuration: a page that must answer 200 over TLS. */
export const MODULE = 'https';

/** blackbox_exporter: makes requests as clients do, through the load balancer and its certificate. */
export function blackboxExporter(chart: Construct, image: string): void {
  const config = {
    modules: {
      [MODULE]: {
        prober: 'http',
        timeout: '5s',
        http: { method: 'GET', valid_status_codes: [200], fail_if_not_ssl: true, preferred_ip_protocol: 'ip4' },
      },
    },
  };
  exporter(chart, {
    name: NAME,
    image,
    replicas: 2,
    resources: resources.parse({ cpu: '50m', memory: '64Mi' }),
    args: [`--config.file=/etc/${NAME}/blackbox.yml`],
    config: { file: 'blackbox.yml', text: printYaml(config) },
    egress: [internet],
  });
  service(chart, {
    name: NAME,
    namespace: NAMESPACE,
    labels: labelsOf(NAME),
    ports: { [METRICS]: exporterPorts[NAME] },
  });
}
