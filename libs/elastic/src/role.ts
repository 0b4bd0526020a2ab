import type { Resource } from './lifecycle.ts';

export interface RoleProps {
  readonly name: string;
  readonly cluster?: readonly string[];
  readonly indices: readonly { readonly names: readonly string[]; readonly privileges: readonly string[] }[];
}

/** What a user with this role may do; the users themselves come from Secrets. */
export function role({ name, cluster = [], indices }: RoleProps): Resource {
  return { path: `_security/role/${name}`, body: { cluster, indices } };
}
