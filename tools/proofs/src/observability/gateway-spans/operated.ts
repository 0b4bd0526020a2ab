import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectorPods, collectorService } from '@auditorsec/otel-collector/collector';
import { PORTS } from '@auditorsec/otel-collector/config';
import { TRACES } from '@auditorsec/otel-collector/platform';
import { stringify } from 'yaml';

const { namespace, agent, gateway } = TRACES;
const [agents, gateways] = [collectorService(agent), collectorService(gateway)];

/** What the operator makes of both tiers, as far as Istio reads it: pods with sidecars by their label, and Services. */
const operated = [
  workload('Deployment', agent, {}),
  service(agents.name, agent, {}),
  workload('StatefulSet', gateway, { serviceName: gateways.headless }),
  service(gateways.headless, gateway, { clusterIP: 'None' }),
];

/** Adds to a copy of the generated files what the operator would make in the cluster. */
export function operate(folder: string): void {
  for (const object of operated)
    writeFileSync(join(folder, 'tracing', `${object.kind}_${object.metadata.name}.yaml`), stringify(object));
}

function workload(kind: 'Deployment' | 'StatefulSet', name: string, extra: object) {
  const labels = collectorPods(name);
  const containers = [
    { name: 'otc-container', image: 'otelcol', ports: [{ name: 'otlp-grpc', containerPort: PORTS.otlp }] },
  ];
  const metadata = { labels: { ...labels, 'sidecar.istio.io/inject': 'true' } };
  const template = { metadata, spec: { serviceAccountName: name, containers } };
  const spec = { ...extra, selector: { matchLabels: labels }, template };
  return { apiVersion: 'apps/v1', kind, metadata: { name, namespace }, spec };
}

function service(name: string, of: string, extra: object) {
  const ports = [{ name: 'otlp-grpc', port: PORTS.otlp, targetPort: PORTS.otlp, appProtocol: 'grpc' }];
  const spec = { ...extra, selector: collectorPods(of), ports };
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec };
}
