import { z } from 'zod';

const families = {
  m5: ['large', 'xlarge', '2xlarge', '4xlarge', '12xlarge', '24xlarge'],
  m6g: ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'],
  m7g: ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'],
  r5: ['large', 'xlarge', '2xlarge', '4xlarge', '12xlarge', '24xlarge'],
  r6g: ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'],
  r6gd: ['xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'],
  r7g: ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'],
  c7gn: ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'],
} as const;

type Family = keyof typeof families;
export type NodeType = { [Each in Family]: `cache.${Each}.${(typeof families)[Each][number]}` }[Family];

/**
 * The node types that a Global Datastore may have: of some families, large and above, and none that bursts.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastores-Getting-Started.html
 */
export const nodeTypes = Object.entries(families).flatMap(([family, sizes]) =>
  sizes.map((size) => `cache.${family}.${size}` as NodeType),
);

/** A Global Datastore has a primary region and at most two others. */
export const MOST_REGIONS = 3;

/** A node type, as config writes it. */
export const nodeType = z.custom<NodeType>(
  (value) => nodeTypes.some((each) => each === value),
  `a node type of a Global Datastore: large or above of ${Object.keys(families).join(', ')}`,
);

/** The smallest that is made for memory: 13 GiB. */
export const defaultNodeType: NodeType = 'cache.r7g.large';
