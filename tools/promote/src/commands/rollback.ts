import type { Outcome } from '@auditorsec/cli/output';
import { type Ring, ringBranch } from '@auditorsec/config/rings';
import { notThere, UserError } from '@auditorsec/problem/user-error';
import { type Event, tagOf } from '../event.ts';
import { EXIT } from '../exit-codes.ts';
import { exitCodeOf, formatGates, type Gate, open, shut } from '../gate.ts';
import { treeGate } from '../gates/tree.ts';
import { type Options, requireReason } from '../options.ts';
import { formatReceipt, receiptOf } from '../receives.ts';
import { askedRing, commitOf, push, startSession } from '../session.ts';
import { ringsAfter, type State, short } from '../state.ts';
import { Manifests } from '../tree.ts';

/** Moves a ring back to a commit of its history, the last one by default, and holds the bad commit back until a fix is named. */
export async function rollback(options: Options): Promise<Outcome> {
  const reason = requireReason(options);
  const session = await startSession(options);
  const { state } = session;
  const ring = askedRing(session);
  const from = commitOf(session, ring);
  const { commit: to, tag } = targetOf(state, ring, from, options.to);
  const manifests = new Manifests(options.root);
  const gates = [laterGate(state, ring, to)];
  const rules = treeGate(session, ring, to, manifests);
  const exitCode = exitCodeOf(gates);
  const moved = exitCode === 0 && !options.dryRun;
  if (moved) push(session, ring, { kind: 'rollback', from, to, reason });
  const receipt = receiptOf(options.root, manifests, ring, from, to);
  const text = [
    `rollback ${ring.name}: ${short(from)} -> ${short(to)} (${tag})`,
    ...formatGates([...gates, rules]),
    ...(rules.no ? ['  A rollback goes all the same: mend these next.'] : []),
    ...(options.dryRun ? ['', ...formatReceipt(receipt, true)] : []),
    moved
      ? `${ring.name} is moved back. It waits for what mends ${short(from)}: npm run promote -- ${ring.name} --fix COMMIT`
      : 'Nothing was moved.',
  ];
  return {
    exitCode,
    text: text.join('\n'),
    report: { ring: ring.name, from, to, moved, gates: [...gates, rules], receipts: [receipt] },
  };
}

/** A commit that a ring has had, and the tag that says so. */
interface Stay {
  readonly commit: string;
  readonly tag: string;
}

/** Where the ring goes back to. Throws a `UserError` for a tag of something else, or of nothing before. */
function targetOf(state: State, { name }: Ring, from: string, tag: string | undefined): Stay {
  const earlier = staysOf(state.history.of(name)).filter(
    ({ commit }) => commit !== from && state.contains(from, commit),
  );
  const found = tag === undefined ? earlier.at(-1) : earlier.findLast((stay) => stay.tag === tag);
  if (found) return found;
  if (earlier.length === 0)
    throw new UserError(
      `${name} has no commit before ${short(from)} in its history, so there is nothing to roll back to. Revert the change on main and promote that`,
      EXIT.order,
    );
  throw new UserError(
    notThere(
      `earlier tag of ${ringBranch(name)}`,
      tag ?? '',
      earlier.map((stay) => stay.tag),
    ),
    EXIT.call,
  );
}

/** What the tags of a ring say that it has had, oldest first: the first one also says where the branch began, by hand. */
function staysOf(events: readonly Event[]): readonly Stay[] {
  const [first] = events;
  const began = first?.from === undefined ? [] : [{ commit: first.from, tag: tagOf(first) }];
  return [...began, ...events.map((event) => ({ commit: event.to, tag: tagOf(event) }))];
}

/** Whether later rings hold no more than this one would: what a ring has, those before it have had. */
function laterGate(state: State, ring: Ring, to: string): Gate {
  const ahead = ringsAfter(state, ring).filter(({ name }) => {
    const commit = state.at.get(name);
    return commit !== undefined && !state.contains(to, commit) && state.contains(state.at.get(ring.name) ?? to, commit);
  });
  if (ahead.length === 0) return open('order', 'no later ring has what goes');
  const commands = ahead.toReversed().map(({ name }) => `npm run rollback -- ${name} --reason '…'`);
  return shut(
    'order',
    'order',
    `later rings have what goes. The last goes back first:\n${commands.map((line) => `    ${line}`).join('\n')}`,
  );
}
