const families = ['r6g', 'r7g', 'r8g', 'r6i', 'r7i'] as const;

/** Memory in GiB. */
const sizes = {
  large: 16,
  xlarge: 32,
  '2xlarge': 64,
  '4xlarge': 128,
  '8xlarge': 256,
  '12xlarge': 384,
  '16xlarge': 512,
} as const;

/** Classes that save up CPU while they are idle, for a database that is alone: memory in GiB. */
const burstable = { 'db.t4g.medium': 4, 'db.t4g.large': 8 } as const;

type Size = keyof typeof sizes;
type GlobalClass = `db.${(typeof families)[number]}.${Size}`;
type BurstableClass = keyof typeof burstable;
export type InstanceClass = GlobalClass | BurstableClass;

/** The classes that a global database of Aurora PostgreSQL may have: no burstable one is among them. */
export const instanceClasses = families.flatMap((family) =>
  Object.keys(sizes).map((size) => `db.${family}.${size as Size}` as const),
) satisfies GlobalClass[];

export const burstableClasses = ['db.t4g.medium', 'db.t4g.large'] as const satisfies readonly BurstableClass[];

/** What the operating system and Aurora keep for themselves is not in DBInstanceClassMemory: about a tenth. */
const FOR_CONNECTIONS = 0.9;

/**
 * `max_connections` of a class, by Aurora's default LEAST({DBInstanceClassMemory/9531392}, 5000), on the low side.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Managing.html
 */
export function maxConnections(instanceClass: InstanceClass): number {
  const gibibytes = isBurstable(instanceClass) ? burstable[instanceClass] : sizes[instanceClass.split('.')[2] as Size];
  return Math.min(Math.floor((gibibytes * 1024 ** 3 * FOR_CONNECTIONS) / 9_531_392), 5000);
}

/** Whether it may stand alone only: no global database takes it. */
export function isBurstable(instanceClass: InstanceClass): instanceClass is BurstableClass {
  return Object.hasOwn(burstable, instanceClass);
}
