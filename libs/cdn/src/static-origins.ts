import type { Fleet } from '@auditorsec/config/fleet';
import type { StaticOrigin } from './origins.ts';
import { staticBucketName } from './static-bucket.ts';

/** The buckets of static files of a fleet: the primary's is asked first, then the secondary's. A fleet without both has none. */
export function staticOrigins({
  aws,
  clusters,
}: Pick<Fleet, 'aws' | 'clusters'>): readonly [StaticOrigin, StaticOrigin] | undefined {
  const members = Object.values(clusters);
  const [primary, secondary] = (['primary', 'secondary'] as const).map((role) =>
    members.find((member) => member.role === role),
  );
  if (!primary || !secondary) return undefined;
  const origin = ({ region }: typeof primary) => ({ region, bucket: staticBucketName(aws.account, region) });
  return [origin(primary), origin(secondary)];
}
