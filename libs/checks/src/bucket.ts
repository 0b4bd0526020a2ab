import { type Managed, written } from './managed-data.ts';
import type { ClusterObjects, Found } from './objects.ts';

type Bucket = Found<Managed>;

const GROUP = 's3.aws.m.upbound.io';

export const buckets = (objects: ClusterObjects): readonly Bucket[] => objects.of(`Bucket.${GROUP}`);

/** What an object of this kind says of the bucket that it names; undefined where there is none. */
export function settingOf<Fields>(
  objects: ClusterObjects,
  kind: `Bucket${string}`,
  { object }: Bucket,
): { readonly found: Found<Managed<Fields>>; readonly fields: Partial<Fields> } | undefined {
  return objects
    .of<Managed<Fields & { readonly bucketRef: { readonly name?: string } }>>(`${kind}.${GROUP}`)
    .map((found) => ({ found, fields: written(found) }))
    .find(({ fields }) => fields.bucketRef?.name === object.metadata.name);
}
