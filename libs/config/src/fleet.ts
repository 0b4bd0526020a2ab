import { z } from 'zod';
import { regions } from './regions.ts';
import { allowedCidr, cidr, dnsLabel, duration, host, httpsUrl, percentage } from './units.ts';

const member = z.strictObject({
  region: z.enum(regions),
  role: z.enum(['primary', 'secondary', 'tertiary']),
  /** Promotion goes from ring 1 upwards: least traffic first, the data primary last. */
  ring: z.int('a whole number from 1').min(1, 'a whole number from 1'),
  network: z.strictObject({
    /** Addresses of nodes and pods. */
    vpc: cidr,
    /** The subnets of Aurora and ElastiCache. */
    data: cidr,
    /** Where the VPC endpoints of AWS services listen (SQS, Secrets Manager, STS). */
    endpoints: cidr,
  }),
});

/** Where a path of the API leads, in every region. */
const route = z.strictObject({
  /** With a trailing `/` all that lies below it; without one, exactly itself. */
  path: z.string().regex(/^\/[\w./~-]*$/, 'a path that begins with /, without wildcards'),
  /** The app that answers. */
  to: z.string(),
  /** `token` demands a valid token, `public` demands nothing. */
  access: z.enum(['token', 'public']),
});

/** A known breach of a rule: which object, why it may stay, and until when. */
const exception = z.strictObject({
  rule: dnsLabel,
  /** `<cluster> Kind namespace/name`. */
  object: z.string().min(1, 'an object as `<cluster> Kind namespace/name`'),
  reason: z.string().min(10, 'a reason of at least 10 characters'),
  expires: z.iso.date('a date such as 2027-03-31'),
});

export const fleetSchema = z
  .strictObject({
    hosts: z.strictObject({
      /** What clients call. */
      api: host,
      /** The web app whose pages call the API: the one CORS origin. */
      app: host,
      /** The zone below which each region's own name stands: `<region>.<origins>`. */
      origins: host,
    }),
    /** Who hears of what nobody watches, such as a certificate that is about to expire. */
    contact: z.email('an e-mail address'),
    /** The cluster that holds the writable database and runs scheduled work. */
    activeCluster: z.string(),
    tokens: z.strictObject({
      issuer: httpsUrl,
      audiences: z.array(host).min(1, 'at least one audience'),
      keys: httpsUrl,
    }),
    /** In order: the first route whose path matches answers. */
    routes: z.array(route).min(1, 'at least one route'),
    admin: z.strictObject({
      /** Paths that only administrators may reach. */
      paths: z.array(z.string().startsWith('/', 'a path that begins with /')).min(1, 'at least one path'),
      /** Where administrators come from. */
      networks: z.array(allowedCidr).min(1, 'at least one range: without it nobody reaches the admin API'),
    }),
    targets: z.strictObject({
      requestsPerSecond: z.int().positive('a whole number above 0'),
      latency: duration,
      availability: percentage,
    }),
    clusters: z.record(z.string().regex(/^[a-z0-9-]+$/, 'the name of a folder in clusters/'), member),
    exceptions: z.array(exception).default([]),
  })
  .superRefine((fleet, issues) => {
    const names = Object.keys(fleet.clusters);
    const fail = (path: (string | number)[], message: string) => issues.addIssue({ code: 'custom', path, message });
    if (!names.includes(fleet.activeCluster)) fail(['activeCluster'], `one of ${names.join(', ')}`);
    const primaries = names.filter((name) => fleet.clusters[name]?.role === 'primary');
    if (primaries.length !== 1) fail(['clusters'], `exactly one primary, not ${primaries.join(' and ') || 'none'}`);
    const rings = new Map<number, string>();
    for (const [name, { ring }] of Object.entries(fleet.clusters)) {
      const other = rings.get(ring);
      if (other) fail(['clusters', name, 'ring'], `a ring of its own: ${other} is in ring ${ring}`);
      rings.set(ring, name);
    }
  });

export type Fleet = z.output<typeof fleetSchema>;
export type FleetMember = z.output<typeof member>;

/** What is true of all clusters, or read by another cluster. Data only. */
export function defineFleet(input: z.input<typeof fleetSchema>): z.input<typeof fleetSchema> {
  return input;
}
