import type { Outcome } from '@auditorsec/cli/output';
import type { Ring } from '@auditorsec/config/rings';
import { NoAnswer } from '../ask.ts';
import { applicationsGate, expectedApplications } from '../gates/applications.ts';
import { liveApplications } from '../kubectl.ts';
import type { Options } from '../options.ts';
import { type Session, startSession } from '../session.ts';
import { ringBefore, short } from '../state.ts';
import { Manifests, ringFiles } from '../tree.ts';

/** Where a ring stands. */
interface Row {
  readonly ring: string;
  readonly commit: string | undefined;
  /** How long it has been there, in hours; unknown before its first step. */
  readonly hours: number | undefined;
  /** How many commits the ring before has, or main, that this one lacks. */
  readonly behind: number;
  readonly frozen: string | undefined;
  /** What Argo CD says, or why it doesn't. */
  readonly health: string;
  readonly well: boolean;
}

/** Shows every ring: its commit, how far it is behind, whether it may move and how it does. Moves nothing. */
export async function rings(options: Options): Promise<Outcome> {
  const session = await startSession(options);
  const manifests = new Manifests(options.root);
  const rows = await Promise.all(session.state.rings.map((ring) => rowOf(session, ring, manifests)));
  return { exitCode: 0, text: table(rows), report: { rings: rows } };
}

async function rowOf(session: Session, ring: Ring, manifests: Manifests): Promise<Row> {
  const { state, repository, now } = session;
  const commit = state.at.get(ring.name);
  const before = ringBefore(state, ring);
  const ahead = before ? state.at.get(before.name) : state.main;
  const since = state.history.lastMove(ring.name)?.at;
  return {
    ring: ring.name,
    commit,
    hours: since && Math.floor((now.getTime() - since.getTime()) / 3_600_000),
    behind: ahead ? repository.log(commit, ahead).length : 0,
    frozen: frozenBy(session, ring),
    ...(commit === undefined
      ? { health: 'never promoted', well: false }
      : await health(session, ring, commit, manifests)),
  };
}

function frozenBy({ state: { history } }: Session, { name }: Ring): string | undefined {
  const hold = history.holds().find(({ ring, fix }) => ring === name && fix === undefined);
  return history.freeze(name)?.reason ?? (hold && `rolled back from ${short(hold.bad)}, waits for a fix`);
}

async function health(session: Session, ring: Ring, commit: string, manifests: Manifests) {
  const { options, repository, state, now } = session;
  const { cluster } = ring;
  // The cluster's own ring says which Applications there are, those of the global ring too.
  const installed = manifests.read(ringFiles(options.root, cluster, state.at.get(cluster)));
  const expected = expectedApplications(installed, ring);
  try {
    const live = await liveApplications(cluster, options.kubeconfig);
    const folder = (revision: string, path: string) => repository.folder(revision, path);
    const gate = applicationsGate({ cluster, commit, expected, folder }, live, now);
    return { health: gate.detail, well: gate.no === undefined };
  } catch (error) {
    if (error instanceof NoAnswer) return { health: `unknown: ${error.message}`, well: false };
    throw error;
  }
}

function table(rows: readonly Row[]): string {
  const cells = rows.map(({ ring, commit, hours, behind, frozen, health }) => [
    ring,
    commit ? short(commit) : '-',
    hours === undefined ? '-' : `${hours} h`,
    `${behind}`,
    frozen ? `frozen: ${frozen}` : '-',
    health,
  ]);
  const all = [['ring', 'commit', 'since', 'behind', 'frozen', 'health'], ...cells];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
