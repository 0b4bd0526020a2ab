import { strict as assert } from 'node:assert';
import { PORTS } from '@auditorsec/otel-collector/config';
import { TRACES } from '@auditorsec/otel-collector/platform';
import type { Progress } from '@auditorsec/schemas/progress';
import { CLUSTER, openBench } from '../../gateway/bench.ts';
import { generatedFolder } from '../../gateway/generated.ts';
import { copyEdited } from '../../gateway/mutations/break.ts';
import { startEnvoy } from '../../parts/envoy.ts';
import { envoyProgram } from '../../parts/envoy-wheels.ts';
import type { Stage } from '../../parts/stage.ts';
import { tiersOf } from '../traces/tiers.ts';
import { operate } from './operated.ts';

const VERSION = '1.37.0';

/** What is read of an Envoy's configuration dump. */
interface Dump {
  readonly configs: readonly {
    readonly dynamic_route_configs?: readonly { readonly route_config: RouteConfig }[];
    readonly dynamic_active_clusters?: readonly { readonly cluster: Cluster }[];
  }[];
}

interface RouteConfig {
  readonly name: string;
  readonly virtual_hosts: readonly {
    readonly domains: readonly string[];
    readonly routes: readonly { readonly route?: { readonly cluster?: string } }[];
  }[];
}

interface Cluster {
  readonly name: string;
  readonly type?: string;
  readonly transport_socket?: { readonly name?: string };
}

/**
 * How the real control plane has a sidecar of the agent tier reach one pod of the gateway tier: by the host name that
 * the collector's resolver makes, at the address that the name stands for, over mutual TLS.
 */
export async function routeBetweenTiers(stage: Stage, progress: Progress): Promise<string> {
  const folder = stage.file('operated');
  copyEdited(generatedFolder(CLUSTER), folder, []);
  operate(folder);
  const options = { version: VERSION, gateways: 1, sidecars: () => false, progress } as const;
  const { controlPlane } = await openBench(stage, { ...options, folders: () => folder });
  const pod = controlPlane.pods.find(({ workload }) => workload === TRACES.agent);
  assert.ok(pod, 'the agent tier has pods');
  const program = await envoyProgram(VERSION, progress);
  const { adminPort } = await startEnvoy(stage, pod, { program, controlPlane });
  const { configs } = (await (await fetch(`http://127.0.0.1:${adminPort}/config_dump`)).json()) as Dump;
  const hosts = configs
    .flatMap(({ dynamic_route_configs = [] }) => dynamic_route_configs.map((each) => each.route_config))
    .filter(({ name }) => name === `${PORTS.otlp}`)
    .flatMap(({ virtual_hosts }) => virtual_hosts);
  const service = resolved();
  const host = hosts.find(({ domains }) => domains.includes(`*.${service}`));
  const cluster = host?.routes[0]?.route?.cluster;
  assert.ok(cluster, `a route leads to pods below ${service}`);
  const clusters = configs.flatMap(({ dynamic_active_clusters = [] }) =>
    dynamic_active_clusters.map((each) => each.cluster),
  );
  const reached = clusters.find(({ name }) => name === cluster);
  assert.equal(reached?.type, 'ORIGINAL_DST');
  assert.equal(reached.transport_socket?.name, 'envoy.transport_sockets.tls');
  return `*.${service} → ${cluster}, ${reached.type} over TLS`;
}

/** The Service whose pods the generated resolver names. */
function resolved(): string {
  const { load_balancing } = tiersOf(CLUSTER).agent.exporters;
  const resolver = load_balancing?.['resolver'] as
    | { k8s?: { service?: string; return_hostnames?: boolean } }
    | undefined;
  assert.ok(resolver?.k8s?.service && resolver.k8s.return_hostnames, 'the resolver names pods by their host names');
  return resolver.k8s.service;
}
