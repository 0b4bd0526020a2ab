import type { AppContext } from '@auditorsec/config/app';
import { certificate } from '@auditorsec/ingress-gateway/certificate';
import type { SecureServer } from '@auditorsec/ingress-gateway/gateway';
import type { Construct } from 'constructs';

/** What a gateway answers for, each with the name of its Certificate. */
interface Served extends Omit<SecureServer, 'certificate'> {
  readonly certificate: 'api' | 'origin';
}

/** The API, and the name of the gateway's own region, which DNS health checks ask. */
export function served({ cluster, fleet }: Pick<AppContext, 'cluster' | 'fleet'>): Served[] {
  const origin = `${cluster.region}.${fleet.hosts.origins}`;
  return [
    {
      name: 'https',
      hosts: [fleet.hosts.api],
      certificate: 'api',
      clientAuthority: fleet.clientCertificates?.authority,
    },
    {
      name: 'https-origin',
      hosts: [origin],
      certificate: 'origin',
      // Checkers of Route 53 speak no newer TLS than 1.2; where no cluster owns the records of DNS, none of them asks.
      oldestTls: fleet.globalCluster === undefined ? '1.3' : '1.2',
    },
  ];
}

/** Certificates of all that is served, and the servers that show them. */
export function secured(
  chart: Construct,
  list: readonly Served[],
  certified: { readonly namespace: string; readonly issuer: string },
): SecureServer[] {
  return list.map((each) => {
    const secret = `${each.certificate}-tls`;
    certificate(chart, { name: each.certificate, hosts: each.hosts, secret, ...certified });
    return { ...each, certificate: secret };
  });
}
