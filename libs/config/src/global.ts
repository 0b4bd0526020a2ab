import { z } from 'zod';
import { aws, hostedZone } from './aws.ts';
import { clusterNamed } from './cluster-name.ts';
import type { Region } from './regions.ts';
import type { Fail } from './routes.ts';

/** Its control planes hold those of Route 53, IAM and CloudFront too: what must work while it is down is not made from there. */
const HOME_OF_CONTROL_PLANES: Region = 'us-east-1';

/** What the fleet says of resources that belong to no region. */
export const global = z.strictObject({
  /** The cluster that owns them: DNS, CloudFront, the global database. A fleet without any needs none. */
  globalCluster: z.string().optional(),
  aws,
  dns: hostedZone.extend({
    /** `failover`: one region answers, the next by role takes over; `latency`: each client gets the nearest that is healthy. */
    routing: z.enum(['failover', 'latency']).default('failover'),
  }),
  /** The distribution of hosts.app, once AWS has named it: buckets admit it by its id, DNS leads to its host. */
  cdn: z
    .strictObject({
      distribution: z.string().regex(/^E[0-9A-Z]{9,14}$/, 'the id of a distribution, such as E1A2B3C4D5E6F7'),
      domain: z.string().regex(/^d[0-9a-z]{9,16}\.cloudfront\.net$/, 'a host such as d1a2b3c4d5e6f7.cloudfront.net'),
    })
    .optional(),
  /** Clusters that someone has declared down: they get no traffic and hold no promotion back. */
  down: z.array(z.string()).default([]),
});

interface Fleet extends z.output<typeof global> {
  readonly activeCluster: string;
  readonly hosts: { readonly api: string; readonly app: string; readonly origins: string };
  readonly clusters: Readonly<Record<string, { readonly region: Region }>>;
}

/** Refuses owners that aren't there or that can't help, hosts outside the zone, and an active cluster that is down. */
export function requireGlobal(fleet: Fleet, fail: Fail): void {
  const { globalCluster, activeCluster, dns, down, hosts, clusters } = fleet;
  const names = Object.keys(clusters);
  const region = clusters[globalCluster ?? '']?.region;
  if (globalCluster !== undefined && !region) fail(['globalCluster'], clusterNamed(globalCluster, names));
  if (region === HOME_OF_CONTROL_PLANES)
    fail(
      ['globalCluster'],
      `a cluster outside ${HOME_OF_CONTROL_PLANES}: what moves traffic away from there can't depend on it`,
    );
  for (const [index, name] of down.entries()) {
    if (!names.includes(name)) fail(['down', index], clusterNamed(name, names));
    else if (name === activeCluster)
      fail(['down', index], `a cluster that isn't active: move activeCluster from ${name} first`);
  }
  for (const [name, host] of Object.entries(hosts))
    if (host !== dns.zone && !host.endsWith(`.${dns.zone}`)) fail(['hosts', name], `a name in the zone ${dns.zone}`);
}
