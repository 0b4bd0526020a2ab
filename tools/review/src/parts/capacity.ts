import { demand } from '@auditorsec/checks/demand';
import type { ClusterObjects } from '@auditorsec/checks/objects';
import type { Resources } from '@auditorsec/checks/resources';
import { markdownTable } from '@auditorsec/problem/markdown-table';
import type { Part } from '../print/markdown.ts';
import { code } from '../print/markup.ts';

/** How many clusters are shown. */
const MOST_ROWS = 20;

const TITLE = 'Capacity: what all pods ask for when every autoscaler runs as many as it may';

/** What clusters ask their nodes for, where the change makes it another amount. */
export function capacityPart(before: readonly ClusterObjects[], after: readonly ClusterObjects[]): Part {
  const rows = after.flatMap((now) => {
    const old = before.find(({ cluster }) => cluster === now.cluster);
    const [was, is] = [old && text(demand(old)), text(demand(now))];
    return was === is ? [] : [[code(now.cluster), was ?? 'new', is]];
  });
  const gone = before.filter((old) => !has(after, old)).map(({ cluster }) => [code(cluster), '', 'gone']);
  const all = [...rows, ...gone];
  if (all.length === 0) return { title: 'capacity asked of nodes' };
  const more = all.length > MOST_ROWS ? `\n\nAnd ${all.length - MOST_ROWS} more regions.` : '';
  return { title: TITLE, text: `${markdownTable(['region', 'before', 'now'], all.slice(0, MOST_ROWS))}${more}` };
}

function has(clusters: readonly ClusterObjects[], { cluster }: ClusterObjects): boolean {
  return clusters.some((each) => each.cluster === cluster);
}

function text({ cpu, memory }: Resources): string {
  return `${Number(cpu.toFixed(1))} CPUs, ${Number(memory.toFixed(1))} GiB`;
}
