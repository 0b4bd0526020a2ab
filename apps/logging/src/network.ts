import type { Cluster } from '@auditorsec/config/fleet';
import { elasticsearchPods } from '@auditorsec/elastic/elasticsearch';
import { kibanaPods } from '@auditorsec/elastic/kibana';
import { logstashPods } from '@auditorsec/elastic/logstash';
import { shipperPods } from '@auditorsec/elastic/shipper';
import { apiServer, networkPolicy, type Opening, type Peer } from '@auditorsec/network-policy/network-policy';
import type { Construct } from 'constructs';
import {
  BEATS_PORT,
  CLUSTER,
  LOGSTASH,
  NAMESPACE,
  OPERATOR_NAMESPACE,
  SETUP,
  SHIPPER,
  SHIPPER_NAMESPACE,
  setupLabels,
} from './names.ts';

const here = (pods: Record<string, string>): Peer => ({ namespace: NAMESPACE, pods });

const elasticsearch = here(elasticsearchPods(CLUSTER));
const kibana = here(kibanaPods(CLUSTER));
const logstash = here(logstashPods(LOGSTASH));
const shipper: Peer = { namespace: SHIPPER_NAMESPACE, pods: shipperPods(SHIPPER) };
const setup = here(setupLabels);
const jaeger = here({ app: 'jaeger' });
const grafana = here({ app: 'grafana' });
const exporter = here({ 'app.kubernetes.io/name': 'elasticsearch-exporter' });

const toElasticsearch: Opening = { peers: [elasticsearch], ports: [9200] };
const toLogstash: Opening = { peers: [logstash], ports: [BEATS_PORT] };

/** From the nodes to Logstash to Elasticsearch, and from Elasticsearch to those who show what it has; nothing else. */
export function network(chart: Construct, { network }: Cluster): void {
  const inNamespace = { namespace: NAMESPACE };
  networkPolicy(chart, {
    name: 'elasticsearch',
    ...inNamespace,
    pods: elasticsearchPods(CLUSTER),
    ingress: [
      { peers: [elasticsearch], ports: [9300] },
      { peers: [kibana, logstash, setup, jaeger, grafana, exporter, { namespace: OPERATOR_NAMESPACE }], ports: [9200] },
    ],
    egress: [{ peers: [elasticsearch], ports: [9300] }],
  });
  networkPolicy(chart, { name: 'kibana', ...inNamespace, pods: kibanaPods(CLUSTER), egress: [toElasticsearch] });
  networkPolicy(chart, { name: SETUP, ...inNamespace, pods: setupLabels, egress: [toElasticsearch] });
  networkPolicy(chart, {
    name: 'logstash',
    ...inNamespace,
    pods: logstashPods(LOGSTASH),
    ingress: [{ peers: [shipper], ports: [BEATS_PORT] }],
    egress: [toElasticsearch],
  });
  networkPolicy(chart, {
    name: SHIPPER,
    namespace: SHIPPER_NAMESPACE,
    pods: shipperPods(SHIPPER),
    // The API server, of which it asks whose logs it reads.
    egress: [toLogstash, apiServer(network)],
  });
}
