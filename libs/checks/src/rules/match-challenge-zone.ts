import { type Certificate, certificates, issuerOf } from '../certificate.ts';
import { externalName } from '../cloudfront.ts';
import type { ClusterObjects } from '../objects.ts';
import type { DnsZone } from '../route53.ts';
import type { FleetRule } from '../rule.ts';

interface Solver {
  readonly selector?: { readonly dnsZones?: readonly string[] };
  readonly dns01?: { readonly route53?: { readonly hostedZoneID?: string } };
}

/** Names of a public certificate are proved in the hosted zone that holds them. */
export const matchChallengeZone: FleetRule = {
  name: 'match-challenge-zone',
  scope: 'fleet',
  check(fleet, report) {
    const kept = new Map(fleet.flatMap(keptZones));
    for (const objects of fleet)
      for (const certificate of certificates(objects)) {
        const issuer = issuerOf(objects, certificate);
        const solvers: readonly Solver[] | undefined = issuer?.object.spec?.acme?.solvers;
        if (!solvers) continue;
        for (const fault of faultsOf(certificate, solvers, kept))
          report(certificate.file, `it is issued no more: ${fault}`, 'spec.dnsNames');
      }
  },
};

/** The domain of each hosted zone that a cluster keeps, by its id in AWS. */
function keptZones(objects: ClusterObjects): [id: string, domain: string][] {
  return objects.of<DnsZone['object']>('Zone.route53.aws.m.upbound.io').flatMap(({ object }) => {
    const [id, domain] = [externalName(object), object.spec?.forProvider?.name];
    return id && domain ? [[id, domain] as [string, string]] : [];
  });
}

function faultsOf({ object }: Certificate, solvers: readonly Solver[], kept: ReadonlyMap<string, string>): string[] {
  return (object.spec?.dnsNames ?? []).flatMap((host) => {
    const solver = solvers.find(({ selector }) => selector?.dnsZones?.some((zone) => isIn(host, zone)) ?? true);
    if (!solver) {
      const zones = solvers.flatMap(({ selector }) => selector?.dnsZones ?? []).join(', ');
      return [
        `its issuer proves names in ${zones} alone, and ${host} is in none. Add its zone to the issuer's solvers.`,
      ];
    }
    const id = solver.dns01?.route53?.hostedZoneID;
    if (!id) return [`nothing says in which zone ${host} is proved. Write its hostedZoneID in the issuer's solver.`];
    const own = [...kept].find(([, domain]) => isIn(host, domain))?.[0];
    if (own ? own === id : !kept.has(id)) return [];
    return [
      `${host} is proved in zone ${id}, and that is not its own. Write ${own ?? 'its own'} in the issuer's solver.`,
    ];
  });
}

function isIn(host: string, zone: string): boolean {
  return host === zone || host.endsWith(`.${zone}`);
}
