import { continents } from '@auditorsec/config/continents';
import { z } from 'zod';
import { managedKind, ref } from '../kind.ts';

/** Regions from which Route 53 checks endpoints; there are no others. */
export const checkerRegions = [
  ...['us-east-1', 'us-west-1', 'us-west-2', 'eu-west-1'],
  ...['ap-southeast-1', 'ap-southeast-2', 'ap-northeast-1', 'sa-east-1'],
] as const;

export type CheckerRegion = (typeof checkerRegions)[number];

export const zone = managedKind({
  service: 'route53',
  kind: 'Zone',
  plural: 'zones',
  forProvider: z.strictObject({
    name: z.string(),
    comment: z.string(),
    forceDestroy: z.literal(false),
  }),
});

export const healthCheck = managedKind({
  service: 'route53',
  kind: 'HealthCheck',
  plural: 'healthchecks',
  forProvider: z.strictObject({
    type: z.literal('HTTPS'),
    fqdn: z.string(),
    port: z.int().min(1).max(65_535),
    resourcePath: z.string().startsWith('/').max(255),
    enableSni: z.boolean(),
    /** Seconds between two checks of one checker; Route 53 has these two. */
    requestInterval: z.literal([10, 30]),
    /** How many checks in a row have to agree before the state changes. */
    failureThreshold: z.int().min(1).max(10),
    /** At least three, or none for all of them. */
    regions: z.array(z.enum(checkerRegions)).min(3),
    /** A check that is not made counts as healthy, an inverted one as unhealthy. */
    disabled: z.boolean().optional(),
    invertHealthcheck: z.boolean().optional(),
  }),
});

const alias = z.strictObject({
  name: z.string(),
  /** The hosted zone of the target; the provider has no reference for it. */
  zoneId: z.string(),
  evaluateTargetHealth: z.boolean(),
});

export const record = managedKind({
  service: 'route53',
  kind: 'Record',
  plural: 'records',
  forProvider: z.strictObject({
    zoneIdRef: ref,
    name: z.string(),
    type: z.enum(['A', 'AAAA', 'CNAME']),
    setIdentifier: z.string().max(128).optional(),
    failoverRoutingPolicy: z.strictObject({ type: z.enum(['PRIMARY', 'SECONDARY']) }).optional(),
    latencyRoutingPolicy: z.strictObject({ region: z.string() }).optional(),
    /** Where a client is; `*` are all that no other record is for. */
    geolocationRoutingPolicy: z
      .union([z.strictObject({ continent: z.enum(continents) }), z.strictObject({ country: z.literal('*') })])
      .optional(),
    healthCheckIdRef: ref.optional(),
    alias: alias.optional(),
    /** Seconds. */
    ttl: z.int().min(0).max(2_147_483_647).optional(),
    records: z.array(z.string()).min(1).optional(),
  }),
});
