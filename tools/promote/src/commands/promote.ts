import { type Outcome, plural } from '@auditorsec/cli/output';
import type { Ring } from '@auditorsec/config/rings';
import { UserError } from '@auditorsec/problem/user-error';
import { fleetAt } from '../config-at.ts';
import { EXIT } from '../exit-codes.ts';
import { exitCodeOf, formatGates, type Gate } from '../gate.ts';
import { gatesBefore, gatesOfMain } from '../gates/before.ts';
import { emergencyGates } from '../gates/emergency.ts';
import { freezeGate, holdGate, hoursGate } from '../gates/frozen.ts';
import { forwardGate, orderGate } from '../gates/lineage.ts';
import { treeGate } from '../gates/tree.ts';
import { type Options, requireReason } from '../options.ts';
import { formatReceipt, receiptOf } from '../receives.ts';
import { askedRing, push, type Session, startSession } from '../session.ts';
import { ringBefore, ringsAfter, short, stateOf } from '../state.ts';
import { Manifests } from '../tree.ts';

/** So many commits are listed, the rest are counted. */
const LISTED = 20;

/** Moves a ring forward to what the ring before has, if everything that is asked agrees; says what it would do on a dry run. */
export async function promote(options: Options): Promise<Outcome> {
  const reason = options.emergency ? requireReason(options) : options.reason;
  const session = await sessionAt(options);
  const { state } = session;
  const ring = askedRing(session);
  const [from, to] = [state.at.get(ring.name), targetOf(session, ring)];
  if (from === to)
    return {
      exitCode: 0,
      text: `${ring.name} has ${short(to)} already.`,
      report: { ring: ring.name, from, to, moved: false },
    };
  const fix = options.fix === undefined ? undefined : session.repository.commit(options.fix);
  const manifests = new Manifests(options.root);
  const gates = await (options.emergency ? emergencyGates : gatesOf)(session, ring, to, fix, manifests);
  const exitCode = exitCodeOf(gates);
  const moved = exitCode === 0 && !options.dryRun;
  if (moved) {
    const passed = gates.map(({ gate, detail }) => ({ gate, detail }));
    const { emergency } = options;
    const waited = state.history.holds().some((hold) => hold.ring === ring.name && hold.fix === undefined);
    const mends = waited && !emergency ? fix : undefined;
    push(session, ring, {
      kind: 'promote',
      from,
      to,
      reason,
      fix: mends,
      ...(emergency && { emergency }),
      gates: passed,
    });
  }
  const commits = session.repository.log(from, to);
  const receipts = [ring, ...ringsAfter(state, ring)].map((each) =>
    receiptOf(options.root, manifests, each, state.at.get(each.name), to),
  );
  const text = [
    `promote ${ring.name}: ${from ? short(from) : 'nothing'} -> ${short(to)}, ${plural(commits.length, 'commit')}`,
    ...formatGates(gates),
    ...(options.dryRun
      ? ['', ...commits.slice(0, LISTED).map((line) => `  ${line}`), ...more(commits.length - LISTED)]
      : []),
    ...(options.dryRun ? ['', ...receipts.flatMap((receipt, index) => formatReceipt(receipt, index === 0))] : []),
    ending(moved, exitCode, ring),
  ];
  const report = { ring: ring.name, from, to, moved, gates, commits, receipts };
  return { exitCode, text: text.join('\n'), report };
}

/** The fleet is that of the commit which is promoted: it may know other rings than main. */
async function sessionAt(options: Options): Promise<Session> {
  const session = await startSession(options);
  const to = targetOf(session, askedRing(session));
  const fleet = await fleetAt(options.root, to);
  return { ...session, fleet, state: stateOf(session.repository, fleet) };
}

/** The commit that is asked for, or the one of the ring before. */
function targetOf({ options, repository, state }: Session, ring: Ring): string {
  if (options.to !== undefined) return repository.commit(options.to);
  const before = ringBefore(state, ring);
  if (!before) return state.main;
  const commit = state.at.get(before.name);
  if (commit !== undefined) return commit;
  throw new UserError(
    `${before.name}, the ring before ${ring.name}, was never promoted. Begin there: npm run promote -- ${before.name}`,
    EXIT.order,
  );
}

/** What is asked before a step. What Git itself forbids leaves nothing else to ask. */
async function gatesOf(
  session: Session,
  ring: Ring,
  to: string,
  fix: string | undefined,
  manifests: Manifests,
): Promise<Gate[]> {
  const { state, fleet, now } = session;
  const lineage = [orderGate(state, ring, to), forwardGate(state, ring, to)];
  if (exitCodeOf(lineage) > 0) return lineage;
  const before = ringBefore(state, ring);
  return [
    ...lineage,
    freezeGate(state, ring),
    hoursGate(now, fleet.promotion.freeze),
    holdGate(state, ring, { target: to, fix, emergency: false }),
    treeGate(session, ring, to, manifests),
    ...(before ? await gatesBefore(session, before, to) : await gatesOfMain(session, to)),
  ];
}

function more(count: number): string[] {
  return count > 0 ? [`  and ${count} more`] : [];
}

function ending(moved: boolean, exitCode: number, { name }: Ring): string {
  if (moved) return `${name} is moved; Argo CD follows within minutes: npm run rings`;
  return exitCode === 0 ? 'Nothing was moved: a dry run. It would go.' : 'Nothing was moved.';
}
