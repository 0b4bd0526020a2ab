import { milliseconds } from '@auditorsec/config/units';
import { markdownTable } from '@auditorsec/problem/markdown-table';
import { type Failure, recoveryTime, type Span } from '@auditorsec/recovery/failure';
import { failures } from '@auditorsec/recovery/recovery';
import type { Part } from '../print/markdown.ts';
import type { Snapshot } from '../snapshot.ts';

/** How long failures last, where the change makes it another time. */
export function recoveryPart(before: Snapshot, after: Snapshot): Part {
  const target = milliseconds(after.fleet.targets.recovery) / 1000;
  const title = `Recovery, against the target of ${target} s`;
  const [old, now] = [before, after].map(timesOf);
  const names = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
  const rows = names.flatMap((name) => {
    const [was, is] = [old?.get(name), now?.get(name)];
    return text(was) === text(is) ? [] : [[name, text(was), text(is), within(is, target)]];
  });
  if (rows.length === 0) return { title: 'recovery (docs/recovery.md)' };
  return { title, text: markdownTable(['what fails', 'back after, before', 'now', `within ${target} s`], rows) };
}

/** Nothing where the active cluster is on one side alone. */
function timesOf({ fleet, clusters }: Snapshot): ReadonlyMap<string, Span> {
  const active = clusters.find(({ cluster }) => cluster === fleet.activeCluster);
  const all: readonly Failure[] = active && active.files.length > 0 ? failures(fleet, clusters) : [];
  return new Map(all.map((failure) => [failure.name, recoveryTime(failure)]));
}

function text(span: Span | undefined): string {
  if (!span) return 'no answer to it';
  const [earliest, latest] = [seconds(span.earliest), seconds(span.latest)];
  if (!Number.isFinite(span.latest)) return `${earliest} s or more`;
  return earliest === latest ? `${earliest} s` : `${earliest} to ${latest} s`;
}

function seconds(value: number): string {
  return `${Number(value.toFixed(1))}`;
}

function within(span: Span | undefined, target: number): string {
  if (!span) return 'no';
  if (span.latest <= target) return 'yes';
  return span.earliest > target ? 'no' : 'at best';
}
