import { z } from 'zod';
import { type Percentage, percentage } from './units.ts';

const count = z.number('a number from 0').nonnegative('a number from 0');
const share = (value: string) => percentage.default(value as Percentage);

/** A way to pay less: how much of what it can touch is paid so, and what that takes off the price on demand. */
const lever = z.strictObject({ share: share('0%'), discount: percentage }).optional();

/** What a bill depends on and no manifest says, and the ways to pay less that are taken. */
export const costs = z.strictObject({
  /** Of `targets.requestsPerSecond`, what is asked for on average. */
  averageLoad: share('1%'),
  /** Bytes of a reply on average. */
  replyBytes: count.default(1024),
  /** Of a node, what pods request on average: Karpenter packs, but never to the brim. */
  nodeFilling: percentage.refine((text) => Number.parseFloat(text) > 0, 'above 0%').default('80%' as Percentage),
  /** NAT gateways of a region: one a zone. The VPC is not made here. */
  natGateways: count.default(3),
  /** GB that the database holds, in each region. */
  databaseSize: count.default(100),
  /** Requests of the database's storage, in millions a month. */
  databaseRequests: count.default(100),
  /** Machines that AWS may take back, for pods that are not on critical nodes. */
  spot: lever,
  /** What runs all year, promised for a year: critical nodes, database and caches. */
  savingsPlan: lever,
});
export type Costs = z.output<typeof costs>;
