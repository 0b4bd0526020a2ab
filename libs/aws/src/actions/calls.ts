/** What the provider calls for a resource of one kind. */
export interface Calls {
  /** To make it, to compare it and to change it. */
  readonly keeps: readonly string[];
  /** To take it away. */
  readonly deletes: readonly string[];
}

/** The calls for each kind of each service, by their names in the provider. */
export type CallsByKind = Readonly<Record<string, Readonly<Record<string, Calls>>>>;

/** Actions of one service, without its name; `also` are those of others, with theirs. */
export function calls(service: string, keeps: string, deletes: string, ...also: readonly string[]): Calls {
  const named = (text: string) =>
    text
      .split(' ')
      .filter(Boolean)
      .map((action) => `${service}:${action}`);
  return { keeps: [...named(keeps), ...also], deletes: named(deletes) };
}

/** Whoever has something encrypted by a key of ours asks KMS for it. */
export const KEY = ['kms:CreateGrant', 'kms:DescribeKey'] as const;
export const SEALED = [...KEY, 'kms:Decrypt', 'kms:GenerateDataKey'] as const;

/** Tags, as most services call them, and as the older ones do. */
export const TAGS = 'ListTagsForResource TagResource UntagResource';
export const OLDER_TAGS = 'AddTagsToResource ListTagsForResource RemoveTagsFromResource';
