import type { AppContext } from '@auditorsec/config/app';
import {
  apiServer,
  istiod,
  networkPolicy,
  type Opening,
  type Peer,
  scrape,
} from '@auditorsec/network-policy/network-policy';
import { collectorPods } from '@auditorsec/otel-collector/collector';
import { PORTS } from '@auditorsec/otel-collector/config';
import { JAEGER_PORTS } from '@auditorsec/otel-collector/jaeger';
import { TRACES } from '@auditorsec/otel-collector/platform';
import type { Construct } from 'constructs';

const { namespace, agent, gateway, jaeger } = TRACES;
const SAMPLING = [JAEGER_PORTS.samplingHttp, JAEGER_PORTS.samplingGrpc];
const elasticsearch: Peer = { namespace, pods: { 'elasticsearch.k8s.elastic.co/cluster-name': 'logs' } };
const grafana: Peer = { namespace, pods: { app: 'grafana' } };

/** From all pods of the mesh's namespaces to the agent tier, to the gateway tier, to Jaeger, to Elasticsearch. */
export function network(chart: Construct, { graph, cluster }: AppContext): void {
  // Sorted: the order of apps in a config is no difference.
  const namespaces = [...new Set(graph.map(({ workload }) => workload.namespace))].sort();
  const reporting: Peer[] = namespaces.map((namespace) => ({ namespace }));
  const tier = (name: string): Peer => ({ namespace, pods: collectorPods(name) });
  const open = (name: string, ingress: readonly Opening[], egress: readonly Opening[]) =>
    networkPolicy(chart, {
      name,
      namespace,
      pods: collectorPods(name),
      ingress: [...ingress, scrape],
      egress: [istiod, ...egress],
    });
  const spans = (peers: readonly Peer[]) => ({ peers, ports: [PORTS.otlp] });
  // The API server tells the agent tier which pods the gateway tier has.
  open(agent, [spans(reporting)], [spans([tier(gateway)]), apiServer(cluster.network)]);
  open(gateway, [spans([tier(agent)])], [spans([tier(jaeger)])]);
  open(
    jaeger,
    [spans([tier(gateway)]), { peers: reporting, ports: SAMPLING }, { peers: [grafana], ports: [JAEGER_PORTS.query] }],
    [{ peers: [elasticsearch], ports: [9200] }],
  );
  for (const each of namespaces)
    networkPolicy(chart, {
      name: 'allow-traces',
      namespace: each,
      egress: [spans([tier(agent)]), { peers: [tier(jaeger)], ports: SAMPLING }],
    });
}
