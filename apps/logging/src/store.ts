import { elasticsearch } from '@auditorsec/elastic/elasticsearch';
import { kibana } from '@auditorsec/elastic/kibana';
import { setup } from '@auditorsec/elastic/setup';
import { resources } from '@auditorsec/workload/resources';
import type { Construct } from 'constructs';
import { CLUSTER, endpoint, NAMESPACE, SETUP, setupLabels, users } from './names.ts';
import { type Props, waves } from './props.ts';
import { disks } from './retention.ts';
import { settings } from './settings.ts';

const NODES = { hot: 3, warm: 2 };

/** Elasticsearch, what it is told of templates, retention and roles, and Kibana to look into it. */
export function store(chart: Construct, { storageClass, perDay, hot, warm, ...props }: Props): void {
  const disk = disks(perDay, NODES);
  elasticsearch(chart, {
    name: CLUSTER,
    namespace: NAMESPACE,
    hot: { nodes: NODES.hot, resources: hot, disk: disk.hot },
    warm: { nodes: NODES.warm, resources: warm, disk: disk.warm },
    storageClass,
    users: Object.values(users),
  });
  setup(chart, {
    name: SETUP,
    namespace: NAMESPACE,
    labels: setupLabels,
    resources: resources.parse({ cpu: '50m', memory: '64Mi' }),
    elasticsearch: endpoint,
    passwordSecret: `${CLUSTER}-es-elastic-user`,
    settings,
    wave: waves.setup,
  });
  kibana(chart, { name: CLUSTER, namespace: NAMESPACE, elasticsearch: CLUSTER, pods: 2, resources: props.kibana });
}
