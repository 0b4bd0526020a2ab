import type { KubeObject, ObjectMeta } from '@auditorsec/manifest/types';

type Labels = Readonly<Record<string, string>>;

/** The labels that an operator puts on the pods of its own kinds: policies, budgets and Services select them by these. */
const OPERATED: Readonly<Record<string, (metadata: ObjectMeta) => Labels>> = {
  'monitoring.coreos.com/v1 Prometheus': ({ name }) => monitoring('prometheus', name),
  'monitoring.coreos.com/v1 Alertmanager': ({ name }) => monitoring('alertmanager', name),
  'beat.k8s.elastic.co/v1beta1 Beat': ({ name }) => ({ 'beat.k8s.elastic.co/name': name }),
  'grafana.integreatly.org/v1beta1 Grafana': ({ name }) => ({ app: name }),
  'elasticsearch.k8s.elastic.co/v1 Elasticsearch': ({ name }) => elastic('elasticsearch', 'cluster-name', name),
  'kibana.k8s.elastic.co/v1 Kibana': ({ name }) => elastic('kibana', 'name', name),
  'logstash.k8s.elastic.co/v1alpha1 Logstash': ({ name }) => elastic('logstash', 'name', name),
  // It hands its own labels on.
  'opentelemetry.io/v1beta1 OpenTelemetryCollector': ({ name, labels }) => ({
    ...labels,
    'app.kubernetes.io/component': 'opentelemetry-collector',
    'app.kubernetes.io/name': `${name}-collector`,
  }),
};

function monitoring(application: string, name: string): Labels {
  return { 'app.kubernetes.io/name': application, 'app.kubernetes.io/instance': name, [application]: name };
}

function elastic(type: string, named: string, name: string): Labels {
  return { 'common.k8s.elastic.co/type': type, [`${type}.k8s.elastic.co/${named}`]: name };
}

/** The labels of the pods that an operator makes of an object, if it is of a kind whose operator is known. */
export function operatedLabels({ apiVersion, kind, metadata }: KubeObject): Labels | undefined {
  return OPERATED[`${apiVersion} ${kind}`]?.(metadata);
}
