import type { Fleet } from '@auditorsec/config/fleet';
import { type Ring, ringsOf } from '@auditorsec/config/rings';
import { notThere, UserError } from '@auditorsec/problem/user-error';
import { EXIT } from './exit-codes.ts';
import { History } from './history.ts';
import type { Repository } from './repository.ts';

/** Where everything stands, as far as Git knows it. */
export interface State {
  /** In the order in which a change reaches them. */
  readonly rings: readonly Ring[];
  /** Clusters that are declared down: they hold nobody back. */
  readonly down: readonly string[];
  readonly main: string;
  /** The commit of each ring's branch, by name; a ring that was never promoted has none. */
  readonly at: ReadonlyMap<string, string>;
  readonly history: History;
  /** Whether a commit is another one or comes after it. */
  contains(commit: string, ancestor: string): boolean;
}

/** The state of the remote, with the rings of a fleet. The repository must have fetched. */
export function stateOf(repository: Repository, fleet: Pick<Fleet, 'clusters' | 'globalCluster' | 'down'>): State {
  return {
    rings: ringsOf(fleet),
    down: fleet.down,
    main: repository.main(),
    at: repository.rings(),
    history: new History(repository.events()),
    contains: (commit, ancestor) => repository.contains(commit, ancestor),
  };
}

/** The ring of this name. Throws a `UserError` that names the nearest where there is none. */
export function ringNamed({ rings }: Pick<State, 'rings'>, name: string): Ring {
  const ring = rings.find((each) => each.name === name);
  if (ring) return ring;
  const names = rings.map((each) => each.name);
  throw new UserError(notThere('ring', name, names), EXIT.call);
}

/** The ring that must have run a change before this one gets it; undefined for the first, which takes it from main. */
export function ringBefore({ rings, down }: Pick<State, 'rings' | 'down'>, { name }: Ring): Ring | undefined {
  const index = rings.findIndex((each) => each.name === name);
  return rings.slice(0, index).findLast(({ cluster }) => !down.includes(cluster));
}

/** The rings that get a change after this one. */
export function ringsAfter({ rings }: Pick<State, 'rings'>, { name }: Ring): readonly Ring[] {
  return rings.slice(rings.findIndex((each) => each.name === name) + 1);
}

/** A commit as people write it. */
export function short(commit: string): string {
  return commit.slice(0, 8);
}
