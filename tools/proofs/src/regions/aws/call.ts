import type { Fields, Resource } from './resource.ts';

/** A call of AWS's SDK as boto3 names it. */
export interface Call {
  readonly service: string;
  readonly region: string;
  /** `create_db_cluster`. */
  readonly action: string;
  readonly params: Fields;
  /** What later calls name the result by, and the path of its value in the answer. */
  readonly is?: string;
  readonly id?: string;
}

/** The calls that make a resource. */
export type Row = (resource: Resource) => readonly Call[];

/** The value that another resource of the same cluster gets when it is made. */
export function made(cluster: string, kind: string, { name }: { readonly name: string }): string {
  return `${cluster} ${kind} ${name}`;
}
