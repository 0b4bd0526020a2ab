import { chartsNamed, valueAt } from '../application.ts';
import { distributions } from '../cloudfront.ts';
import { type Gateway, gatewayHost, gateways } from '../gateway.ts';
import { type Managed, written } from '../managed-data.ts';
import type { ClusterObjects } from '../objects.ts';
import { dnsHealthChecks } from '../route53.ts';
import type { FleetRule, Report } from '../rule.ts';

const NEWEST = 'TLSV1_3';

/** The edge and the mesh speak TLS 1.3 alone, but with DNS health checkers, who can't; databases answer nobody without TLS. */
export const requireModernTls: FleetRule = {
  name: 'require-modern-tls',
  scope: 'fleet',
  check(fleet, report) {
    const asked = new Set(fleet.flatMap(dnsHealthChecks).map(({ object }) => object.spec?.forProvider?.fqdn));
    for (const objects of fleet) {
      for (const gateway of gateways(objects)) checkGateway(gateway, asked, report);
      checkEdge(objects, report);
      checkMesh(objects, report);
      checkDatabases(objects, report);
    }
  },
};

/** By which a client may be let in; what passes through or is the mesh's own has its version elsewhere. */
const ENDS_HERE = new Set(['SIMPLE', 'MUTUAL', 'OPTIONAL_MUTUAL']);

function checkGateway(gateway: Gateway, asked: ReadonlySet<string | undefined>, report: Report): void {
  for (const [index, { tls, hosts }] of (gateway.object.spec?.servers ?? []).entries()) {
    const oldest = tls?.minProtocolVersion;
    if (!ENDS_HERE.has(tls?.mode ?? '') || oldest === NEWEST) continue;
    const names = hosts.map((host) => gatewayHost(gateway, host).name);
    if (oldest === 'TLSV1_2' && names.every((name) => asked.has(name))) continue;
    report(
      gateway.file,
      `clients of ${names.join(', ')} may be brought down to ${oldest ?? 'what Istio allows'}. Write ${NEWEST}; TLSV1_2 is for names that a DNS health check asks.`,
      `spec.servers[${index}].tls.minProtocolVersion`,
    );
  }
}

function checkEdge(objects: ClusterObjects, report: Report): void {
  for (const { file, object } of distributions(objects)) {
    const policy = object.spec?.forProvider?.viewerCertificate?.minimumProtocolVersion;
    if (policy?.startsWith('TLSv1.3')) continue;
    report(
      file,
      `viewers may be brought down to what ${policy ?? 'CloudFront'} allows. Write TLSv1.3_2025.`,
      'spec.forProvider.viewerCertificate.minimumProtocolVersion',
    );
  }
}

const MESH = 'meshConfig.meshMTLS.minProtocolVersion';

function checkMesh(objects: ClusterObjects, report: Report): void {
  for (const istiod of chartsNamed(objects, 'istiod'))
    if (valueAt(istiod, MESH) !== NEWEST)
      report(
        istiod.file,
        `sidecars take TLS 1.2 of each other. Write ${NEWEST}.`,
        `spec.source.helm.valuesObject.${MESH}`,
      );
}

interface Parameters {
  readonly parameter: readonly { readonly name?: string; readonly value?: string }[];
}

const CLEAR = 'whoever connects without TLS sends passwords and data in the clear. Write';

function checkDatabases(objects: ClusterObjects, report: Report): void {
  for (const group of objects.of<Managed<Parameters>>('ClusterParameterGroup.rds.aws.m.upbound.io')) {
    const forced = written(group).parameter?.find(({ name }) => name === 'rds.force_ssl');
    if (forced?.value !== '1') report(group.file, `${CLEAR} rds.force_ssl: "1".`, 'spec.forProvider.parameter');
  }
  for (const proxy of objects.of<Managed<{ readonly requireTls: boolean }>>('Proxy.rds.aws.m.upbound.io'))
    if (written(proxy).requireTls !== true) report(proxy.file, `${CLEAR} true.`, 'spec.forProvider.requireTls');
}
