import { z } from 'zod';
import { aws, hostedZone } from './aws.ts';
import { hosts } from './hosts.ts';
import type { Fail } from './routes.ts';
import { httpsUrl } from './units.ts';
import { workingHours } from './working-hours.ts';

/** `production` serves clients; `staging` is where a change is tried first, and may be away at night. */
export const environment = z.enum(['production', 'staging']);
export type Environment = z.infer<typeof environment>;

/** What staging has of its own; everything else it has as production does, or it would prove nothing. */
export const staging = z.strictObject({
  hosts,
  /** Another account than production's: databases, roles and keys have the same names in both. */
  aws,
  /** Its hosted zone, to which production's delegates. */
  dns: hostedZone,
  /** Its Grafana, as people reach it. */
  grafana: httpsUrl,
  /** At peak: what tests send. */
  requestsPerSecond: z.int('a whole number').positive('a whole number above 0'),
  /** When it runs. Production has no such hours: it always does. */
  workingHours,
});

/** The ring of staging: what no production cluster has before it. */
const FIRST_RING = 0;

interface Member {
  readonly environment: Environment;
  readonly role: string;
  readonly ring: number;
}

interface Fleet<Each extends Member> {
  readonly hosts: Readonly<Record<string, string>>;
  readonly aws: { readonly account: string };
  readonly staging?: z.output<typeof staging> | undefined;
  readonly clusters: Readonly<Record<string, Each>>;
}

/** The clusters of one environment. */
export function clustersOf<Each extends { readonly environment: Environment }>(
  { clusters }: { readonly clusters: Readonly<Record<string, Each>> },
  environment: Environment,
): Record<string, Each> {
  return Object.fromEntries(Object.entries(clusters).filter(([, member]) => member.environment === environment));
}

/** Refuses a staging of no cluster or of two, without what is its own, with an account or hosts of production, and rings out of order. */
export function requireStaging<Each extends Member>(fleet: Fleet<Each>, fail: Fail): void {
  const { staging, clusters, hosts, aws } = fleet;
  const [first, ...others] = Object.keys(clustersOf(fleet, 'staging'));
  if (staging && !first) fail(['staging'], 'a cluster with environment staging, or no such field');
  if (!staging && first) fail(['staging'], `what ${first} has of its own: hosts, account, zone, load and hours`);
  for (const other of others)
    fail(
      ['clusters', other, 'environment'],
      `production: ${first} is the staging cluster, and two would share its hosts`,
    );
  if (staging?.aws.account === aws.account)
    fail(
      ['staging', 'aws', 'account'],
      "another account than production's: staging would take over the database of its name",
    );
  for (const [name, host] of Object.entries(staging?.hosts ?? {})) {
    if (host !== staging?.dns.zone && !host.endsWith(`.${staging?.dns.zone}`))
      fail(['staging', 'hosts', name], `a name in the zone ${staging?.dns.zone}`);
    if (Object.values(hosts).includes(host)) fail(['staging', 'hosts', name], 'a host that production does not have');
  }
  for (const [name, { environment, ring }] of Object.entries(clusters))
    if ((environment === 'staging') !== (ring === FIRST_RING))
      fail(
        ['clusters', name, 'ring'],
        environment === 'staging'
          ? `${FIRST_RING}: what staging has not tried goes nowhere`
          : `a whole number from ${FIRST_RING + 1}: ring ${FIRST_RING} is staging's`,
      );
}
