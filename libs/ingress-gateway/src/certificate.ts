import type { HostedZone } from '@auditorsec/dns/zone';
import { addManifest } from '@auditorsec/manifest/chart';
import type { ICertificate } from '@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate';
import type { IIssuer } from '@kubernetes-models/cert-manager/cert-manager.io/v1/Issuer';
import type { Construct } from 'constructs';

export interface IssuerProps {
  readonly name: string;
  readonly namespace: string;
  /** The AWS region whose Route 53 endpoint answers the challenge. */
  readonly region: string;
  /** The zone in which names are proved: no other is written to. */
  readonly zone: HostedZone;
  /** Who hears of certificates that are about to expire. */
  readonly contact: string;
}

/** Has certificates signed by Let's Encrypt, proved over DNS, for the namespace. */
export function issuer(chart: Construct, { name, namespace, region, zone, contact }: IssuerProps): void {
  addManifest<IIssuer>(chart, {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Issuer',
    metadata: { name, namespace },
    spec: {
      acme: {
        email: contact,
        privateKeySecretRef: { name: `${name}-acme-account` },
        server: 'https://acme-v02.api.letsencrypt.org/directory',
        solvers: [{ selector: { dnsZones: [zone.domain] }, dns01: { route53: { region, hostedZoneID: zone.id } } }],
      },
    },
  });
}

export interface CertificateProps {
  readonly name: string;
  readonly namespace: string;
  readonly hosts: readonly string[];
  /** The Secret that receives it. */
  readonly secret: string;
  /** The Issuer of the same namespace. */
  readonly issuer: string;
}

/**
 * One certificate for all hosts of a server, renewed when a third of its life is left: public lifetimes shrink (200 days since
 * March 2026, 47 from March 2029; CA/Browser Forum ballot SC-081v3), shares don't.
 */
export function certificate(chart: Construct, { name, namespace, hosts, secret, issuer }: CertificateProps): void {
  addManifest<ICertificate>(chart, {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name, namespace },
    spec: {
      dnsNames: [...hosts],
      issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: issuer },
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
      renewBeforePercentage: 33,
      secretName: secret,
    },
  });
}
