import { loadConfig } from '@auditorsec/cli/load';
import { type RenderedCluster, render } from '@auditorsec/cli/render';
import type { Ring } from '@auditorsec/config/rings';
import { UserError } from '@auditorsec/problem/user-error';
import { fleetInputAt } from '../config-at.ts';
import { EXIT } from '../exit-codes.ts';
import { type Gate, open, shut } from '../gate.ts';
import { differing } from '../receives.ts';
import { commitOf, type Session } from '../session.ts';
import { short } from '../state.ts';
import { type Manifests, ringFiles } from '../tree.ts';
import { freezeGate, holdGate } from './frozen.ts';
import { forwardGate } from './lineage.ts';
import { treeGate } from './tree.ts';

/** So many files are named, the rest are counted. */
const NAMED = 10;

/** What is asked when a region is down: the rings before, soak and hours wait, but nothing beyond the failover may move. */
export async function emergencyGates(
  session: Session,
  ring: Ring,
  to: string,
  fix: string | undefined,
  manifests: Manifests,
): Promise<Gate[]> {
  const { state, fleet } = session;
  const declared = downGate(fleet.down, to);
  const git = [
    forwardGate(state, ring, to),
    freezeGate(state, ring),
    holdGate(state, ring, { target: to, fix, emergency: true }),
  ];
  if (declared.no) return [...git, declared];
  return [...git, declared, await boundsGate(session, ring, to), treeGate(session, ring, to, manifests)];
}

function downGate(down: readonly string[], to: string): Gate {
  if (down.length > 0) return open('emergency', `${down.join(', ')} is declared down`);
  return shut(
    'emergency',
    'order',
    `${short(to)} declares no region down: name it in down of clusters/fleet.ts, or promote ring by ring`,
  );
}

/** Whether the step changes only files that another active cluster, or another that is down, changes by itself. */
async function boundsGate(session: Session, ring: Ring, to: string): Promise<Gate> {
  const { root } = session.options;
  const from = commitOf(session, ring);
  if (session.repository.checkedOut() !== to)
    throw new UserError(
      `In an emergency ${short(to)} itself says what failover touches: git switch --detach ${short(to)}, with nothing changed by hand, and npm ci if package-lock.json differs`,
      EXIT.call,
    );
  const touched = await failoverFiles(root, (await fleetInputAt(root, from)) as Failover);
  const [before, after] = [ringFiles(root, ring.name, from), ringFiles(root, ring.name, to)];
  const changed = [...new Set([...differing(before, after).keys(), ...differing(after, before).keys()])];
  const beyond = changed.filter((path) => !touched.has(path)).sort();
  if (beyond.length === 0) return open('bounds', `${changed.length} files change, all by the failover`);
  const list = beyond.slice(0, NAMED).map((path) => `    generated/${path}`);
  const more = beyond.length > NAMED ? [`    and ${beyond.length - NAMED} more`] : [];
  const remedy = `Make the change on ${short(from)}, which ${ring.name} has, merge that into main later, and promote it: docs/promotion.md`;
  return shut(
    'bounds',
    'tree',
    [`failover doesn't touch what would change too:`, ...list, ...more, `  ${remedy}`].join('\n'),
  );
}

/** What a failover changes in the fleet. */
interface Failover {
  readonly activeCluster: string;
  readonly down?: readonly string[];
}

/** The files that are rendered otherwise under the active cluster, and the clusters that are down, of another time. */
export async function failoverFiles(root: string, { activeCluster, down = [] }: Failover): Promise<Set<string>> {
  const config = await loadConfig(root, []);
  const now = texts((await render(config)).clusters);
  const then = texts(
    (await render({ ...config, fleet: { ...(config.fleet as object), activeCluster, down } })).clusters,
  );
  const paths = [...new Set([...now.keys(), ...then.keys()])];
  return new Set(paths.filter((path) => now.get(path) !== then.get(path)));
}

/** The bytes of each file, by its path below `generated/`. */
function texts(clusters: readonly RenderedCluster[]): Map<string, string> {
  return new Map(
    clusters.flatMap(({ name, texts }) => [...texts].map(([path, text]) => [`${name}/${path}`, text] as const)),
  );
}
