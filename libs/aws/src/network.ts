import { z } from 'zod';

/** Where a store of a region stands. Both are facts of AWS, made before any cluster. */
export const storeNetwork = z.strictObject({
  vpc: z.string().regex(/^vpc-[0-9a-f]{8,17}$/, 'the id of a VPC, such as vpc-0123456789abcdef0'),
  /** One in each of three zones, within the cluster's `network.data`, and none of those that nodes stand in. */
  subnets: z
    .array(z.string().regex(/^subnet-[0-9a-f]{8,17}$/, 'the id of a subnet, such as subnet-0123456789abcdef0'))
    .length(3, 'three subnets, one in each zone')
    .refine((ids) => new Set(ids).size === ids.length, 'three different subnets'),
});
export type StoreNetwork = z.output<typeof storeNetwork>;
