import type { DataClass } from './data-classes.ts';

/** On a store: the classes of data that it holds, a comma between them. */
export const HOLDS = 'compliance.auditorsec.com/data';

/** On a store: clusters that must have no copy of it, a comma between them. */
export const KEPT_FROM = 'compliance.auditorsec.com/kept-from';

/** What a store holds, and which clusters its data may not go to. */
export interface Stored {
  readonly classes: readonly DataClass[];
  readonly keptFrom?: readonly string[];
}

/** The annotations that say it, for rules and for who asks the cluster. */
export function stored({ classes, keptFrom = [] }: Stored): Record<string, string> {
  return { [HOLDS]: classes.join(','), ...(keptFrom.length > 0 && { [KEPT_FROM]: keptFrom.join(',') }) };
}

/** The items of one of these annotations: none where it is missing. */
export function listed(annotations: Readonly<Record<string, string>> | undefined, name: string): string[] {
  return annotations?.[name]?.split(',') ?? [];
}
