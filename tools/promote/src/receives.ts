import type { Ring } from '@auditorsec/config/rings';
import { treeDiff } from '@auditorsec/diff/tree-diff';
import { type Manifests, type RingFiles, ringFiles } from './tree.ts';

/** One object that a region would get, lose or see changed. */
export interface Received {
  readonly type: 'added' | 'changed' | 'removed' | 'renamed';
  readonly app: string;
  /** `Kind namespace/name`. */
  readonly object: string;
}

/** What a ring would receive. */
export interface Receipt {
  readonly ring: string;
  readonly changes: readonly Received[];
}

/** What a ring would receive by going from one commit to another. */
export function receiptOf(
  root: string,
  manifests: Manifests,
  { name }: Ring,
  from: string | undefined,
  to: string,
): Receipt {
  const [before, after] = [ringFiles(root, name, from), ringFiles(root, name, to)];
  const changes = treeDiff(manifests.read(differing(before, after)), manifests.read(differing(after, before)));
  return { ring: name, changes: changes.map(({ type, app, object }) => ({ type, app, object })) };
}

/** The files that the others lack, or have otherwise. */
export function differing(files: RingFiles, others: RingFiles): RingFiles {
  return new Map([...files].filter(([path, blob]) => others.get(path) !== blob));
}

const SIGNS = { added: '+', changed: '~', removed: '-', renamed: '>' } as const;

/** So many objects of an app are named, the rest are counted. */
const NAMED = 12;

/** What a person reads: counts, and the objects of each app where `named`. */
export function formatReceipt({ ring, changes }: Receipt, named: boolean): string[] {
  const counts = Object.entries(Object.groupBy(changes, ({ type }) => type)).map(
    ([type, some]) => `${some.length} ${type}`,
  );
  const head = `${ring}: ${counts.join(', ') || 'nothing changes'}`;
  if (!named) return [head];
  const apps = [...Map.groupBy(changes, ({ app }) => app)];
  return [head, ...apps.flatMap(([app, some]) => formatApp(app, some))];
}

function formatApp(app: string, changes: readonly Received[]): string[] {
  const lines = changes.slice(0, NAMED).map(({ type, object }) => `    ${SIGNS[type]} ${object}`);
  const more = changes.length - NAMED;
  return [`  ${app}`, ...lines, ...(more > 0 ? [`    and ${more} more`] : [])];
}
