import { z } from 'zod';
import { admin, requireScopes, tokens } from './access.ts';
import { allowedCidr } from './cidr.ts';
import { costs } from './costs.ts';
import { dataHeld } from './data-held.ts';
import { edge, requireEdge } from './edge.ts';
import { clustersOf, environment, requireStaging, staging } from './environment.ts';
import { exception } from './exceptions.ts';
import { failover, requireFailover } from './failover.ts';
import { global, requireGlobal } from './global.ts';
import { hosts } from './hosts.ts';
import { promotion } from './promotion.ts';
import { regions } from './regions.ts';
import { type Fail, requireOwnNames, requireReachable, requireSeparateAccess, route } from './routes.ts';
import { requireObjectives, slos } from './slo.ts';
import { tracing } from './tracing.ts';
import { type Duration, dnsLabel, duration, host, httpsUrl, milliseconds, percentage } from './units.ts';

const member = z.strictObject({
  environment,
  region: z.enum(regions),
  role: z.enum(['primary', 'secondary', 'tertiary']),
  /** Promotion goes from ring 0 upwards: staging, then production with least traffic first and the data primary last. */
  ring: z.int('a whole number from 0').min(0, 'a whole number from 0'),
  network: z.strictObject({
    /** Addresses of nodes and pods. */
    vpc: allowedCidr,
    /** The subnets of Aurora and ElastiCache. */
    data: allowedCidr,
    /** Where the VPC endpoints of AWS services listen (SQS, Secrets Manager, STS). */
    endpoints: allowedCidr,
    /** Addresses of Services, none of which another network has. EKS takes this range where the VPC lies in 10.0.0.0/8. */
    services: allowedCidr.prefault('172.20.0.0/16'),
  }),
  stores: z.strictObject({
    /** Aurora itself: the writer in the active cluster, a reader elsewhere. */
    database: host,
    /** The proxy in front of it, which workloads share connections through: while this region is active, and while it only follows. */
    databaseProxy: z.strictObject({ write: host, read: host }),
    /** ElastiCache, shared by the regions: what this one reads. */
    cache: host,
    /** The same cache where it is written while this region is active; elsewhere it only follows. */
    cacheWriter: host,
    /** ElastiCache of this region alone. */
    sessions: host,
  }),
  /** What its nodes, volumes, load balancers and control plane may cost a month, in US dollars. */
  monthlyBudget: z.number('US dollars a month').positive('US dollars a month, above 0'),
});

export const fleetSchema = z
  .strictObject({
    hosts,
    /** Where this repository is cloned from, by Argo CD in every region. */
    repository: httpsUrl,
    /** Who hears of what nobody watches, such as a certificate that is about to expire. */
    contact: z.email('an e-mail address'),
    /** The cluster that holds the writable database and runs scheduled work. */
    activeCluster: z.string(),
    tokens,
    /** In order: the first route whose path matches answers. */
    routes: z.array(route).min(1, 'at least one route'),
    admin,
    ...edge.shape,
    ...global.shape,
    targets: z.strictObject({
      /** At peak, of all regions together: any of them may have to take the rest's. */
      requestsPerSecond: z
        .int('a whole number')
        .positive('a whole number above 0')
        .max(1_000_000, 'at most 1000000: more is a slip of the finger'),
      /** What 99 of 100 requests stay below. */
      latency: duration.refine((text) => !(milliseconds(text) > 60_000), 'at most 60s'),
      /** How many times the requests that are in flight on average pools hold: for bursts, and for replies that slow down. */
      headroom: z.number().min(1, 'at least 1: less refuses requests at the target itself').max(100).default(4),
      availability: percentage,
      /** How long a failure may last, on average. */
      recovery: duration.default('60s' as Duration),
      /** How long it goes well between two failures, on average. */
      betweenFailures: duration.default('100h' as Duration),
    }),
    slos: slos.default({}),
    tracing: tracing.prefault({ sampled: '10%' }),
    links: z.strictObject({
      /** Where the pages of docs/runbooks can be read. */
      runbooks: httpsUrl,
      /** Grafana, as people reach it. */
      grafana: httpsUrl,
    }),
    staging: staging.optional(),
    clusters: z.record(dnsLabel, member),
    failover,
    promotion: promotion.prefault({}),
    costs: costs.prefault({}),
    exceptions: z.array(exception).default([]),
    data: dataHeld,
  })
  .superRefine((fleet, issues) => {
    const fail: Fail = (path, message) => issues.addIssue({ code: 'custom', path, message });
    requireReachable(fleet.routes, fail);
    requireOwnNames(fleet.routes, fail);
    requireSeparateAccess(fleet.routes, fail);
    requireScopes(fleet, fail);
    requireObjectives(fleet, fail);
    requireEdge(fleet, fail);
    const production = { ...fleet, clusters: clustersOf(fleet, 'production') };
    requireGlobal(production, fail);
    requireRoles(production, fail);
    requireRings(fleet.clusters, fail);
    requireStaging(fleet, fail);
    requireFailover(fleet, Object.keys(production.clusters), fail);
    requireForeignKeys(fleet, fail);
  });

function requireRoles({ activeCluster, clusters }: Pick<Fleet, 'activeCluster' | 'clusters'>, fail: Fail): void {
  const names = Object.keys(clusters);
  if (!names.includes(activeCluster)) fail(['activeCluster'], `one of ${names.join(', ')}`);
  const primaries = names.filter((name) => clusters[name]?.role === 'primary');
  if (primaries.length !== 1) fail(['clusters'], `exactly one primary, not ${primaries.join(' and ') || 'none'}`);
}

function requireRings(clusters: Fleet['clusters'], fail: Fail): void {
  const rings = new Map<number, string>();
  for (const [name, { ring }] of Object.entries(clusters)) {
    const other = rings.get(ring);
    if (other) fail(['clusters', name, 'ring'], `a ring of its own: ${other} is in ring ${ring}`);
    rings.set(ring, name);
  }
}

/** Keys behind the gateway that they guard can't be fetched by an istiod that starts: every token is refused then. */
function requireForeignKeys(
  { tokens, hosts, staging, clusters }: Pick<Fleet, 'tokens' | 'hosts' | 'staging' | 'clusters'>,
  fail: Fail,
): void {
  const { hostname } = new URL(tokens.keys);
  const own: string[] = [
    hosts.api,
    ...(staging ? [staging.hosts.api] : []),
    ...Object.values(clusters).map(({ region }) => `${region}.${hosts.origins}`),
  ];
  if (own.includes(hostname))
    fail(['tokens', 'keys'], `a host that no gateway of this fleet serves: ${hostname} waits for these keys itself`);
}

export type Fleet = z.output<typeof fleetSchema>;
export type FleetMember = z.output<typeof member>;

/** A cluster as apps see it: its own name and what the fleet says of it. */
export interface Cluster extends FleetMember {
  readonly name: string;
  /** Whether scheduled work and writes happen here. */
  readonly active: boolean;
}

/** What is true of all clusters, or read by another cluster. Data only. */
export function defineFleet(input: z.input<typeof fleetSchema>): z.input<typeof fleetSchema> {
  return input;
}
