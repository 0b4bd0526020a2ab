import { ARGO_CD } from '@auditorsec/argo-application/argo-cd';
import type { ChartSource, FolderSource } from '@auditorsec/argo-application/types';
import { type Ring, ringBranch } from '@auditorsec/config/rings';
import { kindOf } from '@auditorsec/manifest/group';
import type { FileSpec } from '@auditorsec/manifest/types';
import { type Gate, open, shut } from '../gate.ts';
import type { LiveApplication } from '../kubectl.ts';
import { short } from '../state.ts';

/** Argo CD looks every few minutes; a status that is older may be that of a controller which has died. */
const STALE_MINUTES = 15;

/** An Application as it was rendered. */
export interface Expected {
  readonly name: string;
  readonly source: ChartSource | FolderSource;
}

/** The Applications of a cluster that follow a ring; charts, which follow no branch, go with the cluster's own. */
export function expectedApplications(files: readonly FileSpec[], { name, cluster }: Ring): Expected[] {
  return files.flatMap(({ object }) => {
    if (kindOf(object) !== 'Application.argoproj.io' || object.metadata.namespace !== ARGO_CD) return [];
    const { source } = object['spec'] as { source: ChartSource | FolderSource };
    const isFollower = 'chart' in source ? name === cluster : source.targetRevision === ringBranch(name);
    return isFollower ? [{ name: object.metadata.name, source }] : [];
  });
}

/** What Argo CD of one cluster is asked about. */
export interface Asked {
  readonly cluster: string;
  readonly commit: string;
  readonly expected: readonly Expected[];
  /** The id of what a folder holds in a commit; undefined where nobody knows the commit. */
  folder(commit: string, path: string): string | undefined;
}

/** Whether every Application is Synced and Healthy with what the commit holds for it. */
export function applicationsGate(asked: Asked, live: readonly LiveApplication[], now: Date): Gate {
  const gate = 'applications';
  const complaints = asked.expected.flatMap((expected) => complaint(expected, asked, live, now) ?? []);
  if (complaints.length === 0)
    return open(gate, `${asked.expected.length} of ${asked.cluster} are Synced and Healthy at ${short(asked.commit)}`);
  const no = complaints.some((each) => each.no === 'notReady') ? 'notReady' : 'doubt';
  return shut(gate, no, [`of ${asked.cluster}:`, ...complaints.map(({ detail }) => `    ${detail}`)].join('\n'));
}

function complaint(expected: Expected, asked: Asked, live: readonly LiveApplication[], now: Date): Gate | undefined {
  const { name, source } = expected;
  const no = (detail: string) => shut(name, 'notReady', `${name} ${detail}`);
  const doubt = (detail: string) => shut(name, 'doubt', `${name} ${detail}`);
  const status = live.find(({ metadata }) => metadata.name === name)?.status;
  const { sync, health, reconciledAt } = status ?? {};
  if (!live.some(({ metadata }) => metadata.name === name)) return no('is not there');
  if (!sync?.status || !health?.status || !reconciledAt) return doubt('has no status: Argo CD has not looked at it');
  if (now.getTime() - Date.parse(reconciledAt) > STALE_MINUTES * 60_000)
    return doubt(`was last looked at on ${reconciledAt}: is the application controller well?`);
  if (sync.status !== 'Synced' || health.status !== 'Healthy') return no(`is ${sync.status} and ${health.status}`);
  const compared = sync.comparedTo?.source;
  if (
    compared?.targetRevision !== source.targetRevision ||
    compared?.path !== ('path' in source ? source.path : undefined)
  )
    return no(`was compared with another source than ${short(asked.commit)} says`);
  if ('chart' in source || sync.revision === asked.commit) return undefined;
  return sameContent(sync.revision, source, asked) ? undefined : no(`is at ${short(sync.revision ?? 'no commit')}`);
}

/** Argo CD leaves an Application at an older commit when nothing in its folder has changed since. */
function sameContent(revision: string | undefined, { path }: FolderSource, { commit, folder }: Asked): boolean {
  const wanted = folder(commit, path);
  return revision !== undefined && wanted !== undefined && folder(revision, path) === wanted;
}

/** When Argo CD last changed something in these; undefined where it never has. */
export function lastSync(live: readonly LiveApplication[]): Date | undefined {
  const times = live.flatMap(({ status }) => Date.parse(status?.operationState?.finishedAt ?? '') || []);
  return times.length > 0 ? new Date(Math.max(...times)) : undefined;
}
