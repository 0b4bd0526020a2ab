import type { Fleet } from '@auditorsec/config/fleet';
import type { Ring } from '@auditorsec/config/rings';
import { UserError } from '@auditorsec/problem/user-error';
import { fleetAt } from './config-at.ts';
import type { Entry } from './event.ts';
import { EXIT } from './exit-codes.ts';
import type { Options } from './options.ts';
import { pushStep } from './push.ts';
import { Repository } from './repository.ts';
import { ringNamed, type State, stateOf } from './state.ts';

/** What a command works with: the remote as it is now, and the fleet of the commit that it is about. */
export interface Session {
  readonly options: Options;
  readonly repository: Repository;
  readonly fleet: Fleet;
  readonly state: State;
  readonly now: Date;
}

/** Fetches, and reads the fleet of a commit, or of main. */
export async function startSession(options: Options, name?: (repository: Repository) => string): Promise<Session> {
  const repository = new Repository(options.root, options.remote);
  repository.fetch();
  const fleet = await fleetAt(options.root, name?.(repository) ?? repository.main());
  return { options, repository, fleet, state: stateOf(repository, fleet), now: new Date() };
}

/** The ring that the command names. */
export function askedRing({ options, state }: Session): Ring {
  if (options.ring !== undefined) return ringNamed(state, options.ring);
  const names = state.rings.map(({ name }) => name).join(', ');
  throw new UserError(`${options.command} needs a ring: one of ${names}`, EXIT.call);
}

/** Writes a step of a ring to the remote: the branch and its tag, both or neither. */
export function push({ repository, state }: Session, { name }: Ring, entry: Entry): void {
  pushStep(repository, { ring: name, number: (state.history.last(name)?.number ?? 0) + 1, entry });
}

/** The commit of a ring. Throws a `UserError` for one that was never promoted. */
export function commitOf({ state }: Session, { name }: Ring): string {
  const commit = state.at.get(name);
  if (commit !== undefined) return commit;
  throw new UserError(
    `${name} was never promoted, so there is nothing to change: npm run promote -- ${name}`,
    EXIT.order,
  );
}
