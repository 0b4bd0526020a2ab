import { z } from 'zod';
import { regions } from './regions.ts';

/** What stands between clients and the gateways, from the outside in. */
const topologies = ['nlb', 'nlb-proxy-protocol', 'cloudfront-nlb', 'cloudfront-alb'] as const;
export type Topology = (typeof topologies)[number];

/**
 * How clients reach the gateways. It decides where their address is read: a proxy too few, and all clients are one; a
 * proxy too many, and a client writes its own.
 */
export const loadBalancer = z.strictObject({
  topology: z.enum(topologies),
  /** By which addresses clients come. The cluster's own are of IPv4 in either case. */
  addresses: z.enum(['ipv4', 'dual-stack']).default('ipv4'),
  /** By region, the AWS-managed prefix list `com.amazonaws.global.cloudfront.origin-facing`; CloudFront topologies need it. */
  cloudfrontPrefixLists: z
    .partialRecord(z.enum(regions), z.string().regex(/^pl-[0-9a-f]{8,17}$/, 'a prefix list such as pl-3b927c52'))
    .default({}),
});
export type LoadBalancer = z.output<typeof loadBalancer>;

/** Whether clients come through CloudFront, and everybody else must be kept from its origin. */
export function viaCloudfront({ topology }: Pick<LoadBalancer, 'topology'>): boolean {
  return topology.startsWith('cloudfront');
}
