import { writeFile } from 'node:fs/promises';
import fleet from '../../../../clusters/fleet.ts';
import type { Certificate, ControlPlane } from '../parts/control-plane.ts';
import type { Pod } from '../parts/pod.ts';
import type { Running, Stage } from '../parts/stage.ts';

/** What every request is answered: 2 KB of JSON, enough to be compressed. */
const BODY = JSON.stringify(
  Array.from({ length: 20 }, (_, number) => ({
    build: 41_000 + number * 37,
    branch: `feature/${(number * 7919).toString(36)}`,
    verdict: number % 3 === 0 ? 'flaky test' : 'compile error',
    confidence: ((number * 31) % 100) / 100,
  })),
);

/** What the upstream stands for, and where a client reaches it without the gateway. */
export interface FastUpstreamOptions {
  readonly program: string;
  readonly controlPlane: ControlPlane;
  readonly pods: readonly Pod[];
  readonly direct: { readonly address: string; readonly port: number };
}

/**
 * An Envoy in place of the applications: it answers by itself, and costs far less than the gateway before it. To the
 * gateway it ends mutual TLS as a sidecar would; a client that comes directly speaks the TLS of the gateway to it.
 */
export async function startFastUpstream(stage: Stage, options: FastUpstreamOptions): Promise<Running> {
  const { controlPlane, pods, direct, program } = options;
  const listeners = await Promise.all(
    pods.map(async ({ name, address, ports, namespace, serviceAccount }) => {
      const certificate = await controlPlane.certificate({ authority: 'mesh', namespace, serviceAccount });
      return listener(name, address, ports['http'] ?? 0, tls(certificate, controlPlane.authorities.mesh));
    }),
  );
  const open = await controlPlane.certificate({ authority: 'public', hosts: [fleet.hosts.api] });
  listeners.push(listener('direct', direct.address, direct.port, tls(open)));
  const config = stage.file('fast-upstream.json');
  await writeFile(config, JSON.stringify({ static_resources: { listeners } }, null, 2));
  return stage.start('fast-upstream', program, [
    ...['-c', config, '--concurrency', '1', '-l', 'warning', '--disable-hot-restart'],
  ]);
}

function listener(name: string, address: string, port: number, transportSocket: unknown): unknown {
  const answer = {
    name: 'answer',
    match: { prefix: '/' },
    direct_response: { status: 200, body: { inline_string: BODY } },
  };
  const json = {
    header: { key: 'content-type', value: 'application/json' },
    append_action: 'OVERWRITE_IF_EXISTS_OR_ADD',
  };
  const manager = {
    '@type': 'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager',
    stat_prefix: name,
    route_config: { virtual_hosts: [{ name, domains: ['*'], routes: [answer], response_headers_to_add: [json] }] },
    http_filters: [
      {
        name: 'envoy.filters.http.router',
        typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.http.router.v3.Router' },
      },
    ],
  };
  return {
    name,
    address: { socket_address: { address, port_value: port } },
    filter_chains: [
      {
        transport_socket: transportSocket,
        filters: [{ name: 'envoy.filters.network.http_connection_manager', typed_config: manager }],
      },
    ],
  };
}

/** TLS of a server; with an authority, clients need its certificate. */
function tls({ certificate, key }: Certificate, clients?: string): unknown {
  const common = {
    alpn_protocols: ['istio', 'http/1.1'],
    tls_certificates: [{ certificate_chain: { inline_string: certificate }, private_key: { inline_string: key } }],
    ...(clients && { validation_context: { trusted_ca: { inline_string: clients } } }),
  };
  return {
    name: 'envoy.transport_sockets.tls',
    typed_config: {
      '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext',
      common_tls_context: common,
      require_client_certificate: clients !== undefined,
    },
  };
}
