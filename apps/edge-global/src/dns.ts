import type { AppContext, Refusal } from '@auditorsec/config/app';
import type { Continent } from '@auditorsec/config/continents';
import type { Fleet } from '@auditorsec/config/fleet';
import { viaCloudfront } from '@auditorsec/config/load-balancer';
import type { Endpoint } from '@auditorsec/dns/endpoint';
import { failoverTree } from '@auditorsec/dns/failover-tree';
import { healthCheck } from '@auditorsec/dns/health-check';
import { latencyRecords } from '@auditorsec/dns/latency-records';
import { locationRecords } from '@auditorsec/dns/location-records';
import { type HostedZone, hostedZone } from '@auditorsec/dns/zone';
import type { Construct } from 'constructs';
import { audiences, inOrder } from './audiences.ts';

/** Begins the names of what leads to the API. */
const API = 'api';

/** The zone of all hosts of the fleet. */
export function zoneOf({ dns }: Pick<Fleet, 'dns'>): HostedZone {
  return { domain: dns.zone, id: dns.zoneId };
}

/**
 * The zone, a health check of each region's gateway, and the API's name, which a healthy region answers: of a continent whose data may not
 * go everywhere, one to which it may.
 */
export function dns(chart: Construct, fleet: Fleet): void {
  const zone = zoneOf(fleet);
  const path = checkedPath(fleet) ?? '';
  const endpoints = inOrder(fleet).flatMap((cluster) => endpointOf(fleet, cluster));
  hostedZone(chart, zone);
  for (const { cluster, region, host, healthCheck: name } of endpoints)
    healthCheck(chart, { name, region, host, path, down: fleet.down.includes(cluster) });
  const answer = fleet.dns.routing === 'failover' ? failoverTree : latencyRecords;
  const name = fleet.hosts.api;
  const onlyIpv4 = fleet.loadBalancer.addresses === 'ipv4';
  const bounded = audiences(fleet);
  if (bounded.length === 0) {
    answer(chart, { object: API, zone, name, endpoints, onlyIpv4 });
    return;
  }
  const anywhere = `anywhere.${name}`;
  answer(chart, { object: API, zone, name: anywhere, endpoints, onlyIpv4 });
  for (const { continent, clusters } of bounded)
    answer(chart, {
      object: `${API}-${continent.toLowerCase()}`,
      zone,
      name: nameFrom(continent, name),
      endpoints: endpoints.filter(({ cluster }) => clusters.includes(cluster)),
      onlyIpv4,
    });
  const from = Object.fromEntries(bounded.map(({ continent }) => [continent, nameFrom(continent, name)]));
  locationRecords(chart, { object: API, zone, name, from, anywhere, onlyIpv4 });
}

function nameFrom(continent: Continent, name: string): string {
  return `${continent.toLowerCase()}.${name}`;
}

interface ClusterEndpoint extends Endpoint {
  readonly cluster: string;
}

function endpointOf({ clusters, hosts }: Fleet, cluster: string): ClusterEndpoint[] {
  const region = clusters[cluster]?.region;
  return region ? [{ cluster, region, host: `${region}.${hosts.origins}`, healthCheck: `${API}-${cluster}` }] : [];
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
  for (const { continent, clusters } of audiences(fleet))
    if (clusters.length < 2)
      refusals.push({
        path: [],
        found: `failover.residency of clusters/fleet.ts, which leaves clients of ${continent} ${clusters.join(' and ') || 'no cluster'} alone`,
        allowed: 'at least two clusters to which the data of a continent may go: with one, nothing takes over',
      });
  return refusals;
}

/** A path that a gateway answers to whoever asks. */
function checkedPath({ routes }: Fleet): string | undefined {
  return routes.find(({ access, path }) => access === 'public' && !path.endsWith('/'))?.path;
}
