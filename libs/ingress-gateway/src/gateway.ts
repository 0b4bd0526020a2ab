import { addManifest } from '@auditorsec/manifest/chart';
import type { IGateway } from '@kubernetes-models/istio/networking.istio.io/v1/Gateway';
import type { Construct } from 'constructs';

export interface GatewayProps {
  readonly name: string;
  /** The namespace of the gateway pods: Istio reads the certificate's Secret from there and nowhere else. */
  readonly namespace: string;
  readonly pods: Readonly<Record<string, string>>;
  /** The one namespace whose VirtualServices may bind to the hosts. */
  readonly routesFrom: string;
  /** Each with a certificate of its own: browsers reuse a connection for all names of one certificate. */
  readonly servers: readonly SecureServer[];
}

/** Hosts that share a certificate, on port 443. */
export interface SecureServer {
  /** `https`, or a name that begins so. */
  readonly name: `https${string}`;
  readonly hosts: readonly string[];
  /** The `kubernetes.io/tls` Secret with a certificate for all hosts. */
  readonly certificate: string;
  /** The oldest TLS that is taken. Default: 1.3. */
  readonly oldestTls?: keyof typeof tlsVersions;
  /** The Secret with the authority (`ca.crt`) of clients' certificates; a client may show one, or none. Without it none is asked for. */
  readonly clientAuthority?: string | undefined;
}

const tlsVersions = { '1.2': 'TLSV1_2', '1.3': 'TLSV1_3' } as const;

/**
 * Istio serves `ca.crt` alone under names that end so, and finds the Secret without the suffix too. Under any other name
 * it wants `tls.crt`, and a port that waits for it never opens.
 */
const AUTHORITY_SUFFIX = '-cacert';

/** Takes TLS on 443, 1.3 unless a server says otherwise, and answers 80 with a redirect: a bearer token never travels in the clear. */
export function gateway(chart: Construct, { name, namespace, pods, routesFrom, servers }: GatewayProps): void {
  const scoped = (hosts: readonly string[]) => hosts.map((host) => `${routesFrom}/${host}`);
  addManifest<IGateway>(chart, {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name, namespace },
    spec: {
      selector: { ...pods },
      servers: [
        {
          port: { number: 80, name: 'http', protocol: 'HTTP' },
          hosts: scoped(servers.flatMap(({ hosts }) => hosts)),
          tls: { httpsRedirect: true },
        },
        ...servers.map((server) => ({
          port: { number: 443, name: server.name, protocol: 'HTTPS' },
          hosts: scoped(server.hosts),
          tls: tls(server),
        })),
      ],
    },
  });
}

function tls({ certificate, oldestTls = '1.3', clientAuthority }: SecureServer) {
  return {
    ...(clientAuthority
      ? { mode: 'OPTIONAL_MUTUAL' as const, caCertCredentialName: `${clientAuthority}${AUTHORITY_SUFFIX}` }
      : { mode: 'SIMPLE' as const }),
    credentialName: certificate,
    minProtocolVersion: tlsVersions[oldestTls],
  };
}
