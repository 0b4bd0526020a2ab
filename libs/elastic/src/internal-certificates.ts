import { addManifest } from '@auditorsec/manifest/chart';
import type { ICertificate } from '@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate';
import type { IClusterIssuer } from '@kubernetes-models/cert-manager/cert-manager.io/v1/ClusterIssuer';
import type { Construct } from 'constructs';

const GROUP = 'cert-manager.io';
/** Of its life that is left when it is renewed, in percent. */
const SHARE = 33;
const privateKey = { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' } as const;

/**
 * A certificate authority of the cluster alone, for programs that are outside the mesh and in different namespaces.
 * cert-manager looks for the Secret of a ClusterIssuer in its own namespace.
 */
export function internalAuthority(chart: Construct, name: string, certManager: string): void {
  const root = `${name}-root`;
  addManifest<IClusterIssuer>(chart, {
    apiVersion: `${GROUP}/v1`,
    kind: 'ClusterIssuer',
    metadata: { name: root },
    spec: { selfSigned: {} },
  });
  addManifest<ICertificate>(chart, {
    apiVersion: `${GROUP}/v1`,
    kind: 'Certificate',
    metadata: { name, namespace: certManager },
    spec: {
      commonName: name,
      duration: '43800h',
      isCA: true,
      issuerRef: { group: GROUP, kind: 'ClusterIssuer', name: root },
      // A new key would cut off everybody who holds the old certificate.
      privateKey: { ...privateKey, rotationPolicy: 'Never' },
      renewBeforePercentage: SHARE,
      secretName: name,
    },
  });
  addManifest<IClusterIssuer>(chart, {
    apiVersion: `${GROUP}/v1`,
    kind: 'ClusterIssuer',
    metadata: { name },
    spec: { ca: { secretName: name } },
  });
}

export interface InternalCertificateProps {
  /** Also the Secret that receives it, with the `ca.crt` of the authority. */
  readonly name: string;
  readonly namespace: string;
  readonly hosts: readonly string[];
  readonly usage: 'server auth' | 'client auth';
  readonly authority: string;
}

/** One end of a connection of mutual TLS. */
export function internalCertificate(chart: Construct, props: InternalCertificateProps): void {
  const { name, namespace, hosts, usage, authority } = props;
  addManifest<ICertificate>(chart, {
    apiVersion: `${GROUP}/v1`,
    kind: 'Certificate',
    metadata: { name, namespace },
    spec: {
      dnsNames: [...hosts],
      // Programs that read it once are started anew by some upgrade within the four months.
      duration: '8760h',
      issuerRef: { group: GROUP, kind: 'ClusterIssuer', name: authority },
      // Logstash reads no other encoding.
      privateKey: { ...privateKey, encoding: 'PKCS8' },
      renewBeforePercentage: SHARE,
      secretName: name,
      usages: ['digital signature', usage],
    },
  });
}
