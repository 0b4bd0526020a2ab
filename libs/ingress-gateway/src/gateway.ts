import { addManifest } from '@auditorsec/manifest/chart';
import type { IGateway } from '@kubernetes-models/istio/networking.istio.io/v1/Gateway';
import type { Construct } from 'constructs';

export interface GatewayProps {
  readonly name: string;
  /** The namespace of the gateway pods: Istio reads the certificate's Secret from there and nowhere else. */
  readonly namespace: string;
  readonly pods: Readonly<Record<string, string>>;
  readonly hosts: readonly string[];
  /** The one namespace whose VirtualServices may bind to these hosts. */
  readonly routesFrom: string;
  /** The `kubernetes.io/tls` Secret with a certificate for all hosts. */
  readonly certificate: string;
  /** The Secret with the authority (`ca.crt`) of clients' certificates; a client may show one, or none. Without it none is asked for. */
  readonly clientAuthority?: string | undefined;
}

/**
 * Istio serves `ca.crt` alone under names that end so, and finds the Secret without the suffix too. Under any other name
 * it wants `tls.crt`, and a port that waits for it never opens.
 */
const AUTHORITY_SUFFIX = '-cacert';

/** Takes TLS 1.3 on 443 and answers 80 with a redirect: a bearer token never travels in the clear. */
export function gateway(
  chart: Construct,
  { name, namespace, pods, hosts, routesFrom, certificate, clientAuthority }: GatewayProps,
): void {
  const scoped = hosts.map((host) => `${routesFrom}/${host}`);
  addManifest<IGateway>(chart, {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name, namespace },
    spec: {
      selector: { ...pods },
      servers: [
        { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: scoped, tls: { httpsRedirect: true } },
        {
          port: { number: 443, name: 'https', protocol: 'HTTPS' },
          hosts: scoped,
          tls: {
            ...(clientAuthority
              ? { mode: 'OPTIONAL_MUTUAL' as const, caCertCredentialName: `${clientAuthority}${AUTHORITY_SUFFIX}` }
              : { mode: 'SIMPLE' as const }),
            credentialName: certificate,
            minProtocolVersion: 'TLSV1_3',
          },
        },
      ],
    },
  });
}
