import type { AppContext, Refusal } from '@auditorsec/config/app';
import type { Fleet, FleetMember } from '@auditorsec/config/fleet';
import { viaCloudfront } from '@auditorsec/config/load-balancer';
import { failoverTree } from '@auditorsec/dns/failover-tree';
import { healthCheck } from '@auditorsec/dns/health-check';
import { latencyRecords } from '@auditorsec/dns/latency-records';
import { type HostedZone, hostedZone } from '@auditorsec/dns/zone';
import type { Construct } from 'constructs';

/** Begins the names of what leads to the API. */
const API = 'api';

/** The zone of all hosts of the fleet. */
export function zoneOf({ dns }: Pick<Fleet, 'dns'>): HostedZone {
  return { domain: dns.zone, id: dns.zoneId };
}

/** The zone, a health check of each region's gateway, and the API's name, which a healthy region answers. */
export function dns(chart: Construct, fleet: Fleet): void {
  const zone = zoneOf(fleet);
  const path = checkedPath(fleet) ?? '';
  const endpoints = inOrder(fleet).map(([name, { region }]) => ({
    region,
    host: `${region}.${fleet.hosts.origins}`,
    healthCheck: `${API}-${name}`,
    down: fleet.down.includes(name),
  }));
  hostedZone(chart, zone);
  for (const { region, host, healthCheck: name, down } of endpoints)
    healthCheck(chart, { name, region, host, path, down });
  const answer = fleet.dns.routing === 'failover' ? failoverTree : latencyRecords;
  answer(chart, { object: API, zone, name: fleet.hosts.api, endpoints });
}

/** Refuses what would leave every health check red. */
export function refuseUnchecked({ fleet }: Pick<AppContext, 'fleet'>): Refusal[] {
  const refusals: Refusal[] = [];
  if (checkedPath(fleet) === undefined)
    refusals.push({
      path: [],
      found: 'clusters/fleet.ts without a public route that health checks could ask',
      allowed: "a route with an exact path and access: 'public', such as /healthz/ready",
    });
  if (viaCloudfront(fleet.loadBalancer))
    refusals.push({
      path: [],
      found: `load balancers that only CloudFront reaches (${fleet.loadBalancer.topology})`,
      allowed:
        'the topology nlb or nlb-proxy-protocol: clients and health checks of Route 53 come straight to a region',
    });
  return refusals;
}

/** A path that a gateway answers to whoever asks. */
function checkedPath({ routes }: Fleet): string | undefined {
  return routes.find(({ access, path }) => access === 'public' && !path.endsWith('/'))?.path;
}

const ROLES = ['primary', 'secondary', 'tertiary'];

/** First where writes happen, then by role; what is declared down comes last, where it is asked when all else has failed. */
function inOrder({ activeCluster, clusters, down }: Fleet): [name: string, member: FleetMember][] {
  const rank = (name: string, { role }: FleetMember) =>
    down.includes(name) ? ROLES.length : name === activeCluster ? -1 : ROLES.indexOf(role);
  return Object.entries(clusters).sort(([a, left], [b, right]) => rank(a, left) - rank(b, right));
}
