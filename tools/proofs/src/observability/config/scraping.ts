import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stringify } from 'yaml';
import { type Prometheus, startPrometheus } from '../../parts/prometheus.ts';
import type { Stage } from '../../parts/stage.ts';
import { until } from '../../parts/until.ts';
import type { ConfigBench } from './checks.ts';
import { type Discovered, serverConfig } from './server-config.ts';

/** A pod of a gateway, as discovery tells of the port of one of its containers. */
function gatewayPort(container: string, port: string, phase = 'Running'): Discovered {
  return {
    __meta_kubernetes_namespace: 'istio-ingress',
    __meta_kubernetes_pod_name: `gateway-${phase.toLowerCase()}`,
    __meta_kubernetes_pod_ip: '10.16.0.7',
    __meta_kubernetes_pod_phase: phase,
    __meta_kubernetes_pod_container_name: container,
    __meta_kubernetes_pod_container_port_name: port,
    __meta_kubernetes_pod_labelpresent_service_istio_io_canonical_name: 'true',
  };
}

const DISCOVERED = {
  'podMonitor/observability/gateways/0': [
    gatewayPort('istio-proxy', 'http-envoy-prom'),
    gatewayPort('istio-proxy', 'https'),
    gatewayPort('istio-proxy', 'http-envoy-prom', 'Succeeded'),
  ],
};

/** What every target answers: a metric that is kept, with a label that is dropped, and one that no rule or panel reads. */
const EXPOSED = `istio_requests_total{reporter="source",source_app="a",source_workload="istio-ingress"} 7
envoy_cluster_membership_healthy 3
probe_success 1
`;

/** What a real server makes of the operator's configuration: which addresses it reads, what it keeps, under which labels. */
export async function seriesAsPromised({ stage, operated, progress }: ConfigBench): Promise<string> {
  const asked = new Set<string>();
  const proxy = await startProxy(stage, asked);
  const { remote_write, scrape_configs, ...config } = serverConfig(stage, operated, DISCOVERED);
  // Everything is asked for through a proxy on this machine, and soon.
  const changes = { proxy_url: proxy, scrape_interval: '1s', scrape_timeout: '1s' };
  const jobs = scrape_configs.map((scrape) => ({ ...scrape, ...changes }));
  const data = stage.file(`data-${operated.cluster}`);
  const server = await startPrometheus(stage, {
    data,
    config: stringify({ ...config, scrape_configs: jobs }),
    progress,
  });
  const region = operated.cluster;
  const targets = async () => found(server, 'istio_requests_total{job="gateways"} or probe_success{job="blackbox"}');
  await until(async () => (await targets()).length === 4, {
    what: 'scrapes of the gateway and three regions',
    within: 20_000,
  });
  assert.deepEqual(await found(server, 'istio_requests_total{job="gateways"}'), [
    {
      __name__: 'istio_requests_total',
      ...{ region, cluster: region, job: 'gateways', instance: '10.16.0.7:15020', endpoint: 'http-envoy-prom' },
      ...{ namespace: 'istio-ingress', pod: 'gateway-running', container: 'istio-proxy' },
      ...{ reporter: 'source', source_workload: 'istio-ingress' },
    },
  ]);
  assert.deepEqual(await found(server, 'envoy_cluster_membership_healthy'), [], 'what the keep-list leaves out');
  assert(asked.has('http://10.16.0.7:15020/stats/prometheus'), [...asked].join('\n'));
  const probes = await found(server, 'probe_success{job="blackbox"}');
  assert.deepEqual([...new Set(probes.map((labels) => labels['region']))], [region], 'who asks');
  assert.equal(new Set(probes.map((labels) => labels['target_region'])).size, 3, 'who is asked');
  return `${asked.size} URLs asked, one target of three ports`;
}

async function found(server: Prometheus, expr: string): Promise<Readonly<Record<string, string>>[]> {
  const { series } = await server.instant(expr, Date.now() / 1000);
  return series.map(({ labels }) => labels);
}

/** A proxy that answers for every target itself; returns its URL. */
async function startProxy(stage: Stage, asked: Set<string>): Promise<string> {
  const proxy = createServer(({ url = '' }, response) => {
    asked.add(url);
    response.setHeader('content-type', 'text/plain; version=0.0.4').end(EXPOSED);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  stage.defer(async () => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}
