import { addManifest } from '@auditorsec/manifest/chart';
import { versions } from '@auditorsec/versions/versions';
import { disruptionBudget } from '@auditorsec/workload/disruption-budget';
import { spread } from '@auditorsec/workload/pod';
import type { Resources } from '@auditorsec/workload/resources';
import { serviceAccount } from '@auditorsec/workload/service-account';
import type { Construct } from 'constructs';
import { operatedContainer, operatedPod } from './pods.ts';
import type { Kibana } from './types.ts';

export interface KibanaProps {
  readonly name: string;
  readonly namespace: string;
  readonly elasticsearch: string;
  readonly pods: number;
  readonly resources: Resources;
}

/** What selects the pods of Kibana. */
export function kibanaPods(name: string): Record<string, string> {
  return { 'kibana.k8s.elastic.co/name': name };
}

/** Shows the logs. It has no way in from outside: people reach it by a forwarded port, and log in to Elasticsearch. */
export function kibana(chart: Construct, { name, namespace, elasticsearch, pods, resources }: KibanaProps): void {
  const labels = kibanaPods(name);
  const account = `kibana-${name}`;
  serviceAccount(chart, namespace, account);
  addManifest<Kibana>(chart, {
    apiVersion: 'kibana.k8s.elastic.co/v1',
    kind: 'Kibana',
    metadata: { name, namespace },
    spec: {
      version: versions.elastic,
      count: pods,
      elasticsearchRef: { name: elasticsearch },
      config: { 'telemetry.optIn': false, 'xpack.security.session.idleTimeout': '1h' },
      podTemplate: {
        spec: {
          ...operatedPod(account),
          containers: [operatedContainer('kibana', resources)],
          topologySpreadConstraints: spread(labels),
        },
      },
    },
  });
  disruptionBudget(chart, { name: `${name}-kibana`, namespace, labels });
}
