import { z } from 'zod';
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
  readonly dns: { readonly zone: string };
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

/** Refuses a staging of no cluster or of two, without what is its own or with hosts of production, and rings out of order. */
export function requireStaging<Each extends Member>(fleet: Fleet<Each>, fail: Fail): void {
  const { staging, clusters, hosts, dns } = fleet;
  const [first, ...others] = Object.keys(clustersOf(fleet, 'staging'));
  if (staging && !first) fail(['staging'], 'a cluster with environment staging, or no such field');
  if (!staging && first)
    fail(['staging'], `hosts, grafana, requestsPerSecond and workingHours: ${first} needs its own`);
  for (const other of others)
    fail(
      ['clusters', other, 'environment'],
      `production: ${first} is the staging cluster, and two would share its hosts`,
    );
  for (const [name, host] of Object.entries(staging?.hosts ?? {})) {
    if (!host.endsWith(`.${dns.zone}`)) fail(['staging', 'hosts', name], `a name in the zone ${dns.zone}`);
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
