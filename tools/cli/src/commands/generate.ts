import { join } from 'node:path';
import type { ClusterObjects } from '@auditorsec/checks/objects';
import { writeTree } from '@auditorsec/manifest/writer/write-tree';
import { readBase } from '../base.ts';
import { formatVerdict, judge } from '../judge.ts';
import { loadConfig } from '../load.ts';
import type { Options } from '../options.ts';
import { type Outcome, plural, progressBar, seconds } from '../output.ts';
import { render } from '../render.ts';

/** Renders, checks, and only then writes `generated/`: all clusters, or those that are named. */
export async function generate(root: string, { clusters: only, base, force }: Options): Promise<Outcome> {
  const start = performance.now();
  const rendered = await render(await loadConfig(root, only), progressBar('rendering'));
  const all = only.length === 0;
  const committed: ClusterObjects[] | undefined = all ? await readBase(root, base, rendered.clusters) : undefined;
  const verdict = judge(rendered, all ? ['cluster', 'fleet', 'change'] : ['cluster'], committed);
  if (verdict.findings.length + verdict.stale.length > 0) {
    const text = `${formatVerdict(verdict)}\n\n${plural(verdict.findings.length + verdict.stale.length, 'finding')}; nothing was written.`;
    return { exitCode: 1, text, report: { findings: verdict.findings, stale: verdict.stale } };
  }
  const trees = new Map(rendered.clusters.map(({ name, texts }) => [name, texts]));
  const result = writeTree(join(root, 'generated'), trees, { removeOtherClusters: all, force });
  const clusters = rendered.clusters.map(({ name, files, milliseconds }) => {
    const { written = [], removed = [], unchanged = 0 } = result.clusters.get(name) ?? {};
    return { name, objects: files.length, written: written.length, removed: removed.length, unchanged, milliseconds };
  });
  const milliseconds = performance.now() - start;
  return {
    exitCode: 0,
    text: [...(result.recovered ? [RECOVERED] : []), summary(clusters, verdict.rules, milliseconds)].join('\n'),
    report: { clusters, rules: verdict.rules, recovered: result.recovered, milliseconds },
  };
}

const RECOVERED = 'An interrupted run had left generated/ half written: that was finished first.';

interface Line {
  readonly name: string;
  readonly objects: number;
  readonly written: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly milliseconds: number;
}

function summary(clusters: readonly Line[], rules: number, milliseconds: number): string {
  const width = Math.max(...clusters.map(({ name }) => name.length));
  const lines = clusters.map(
    ({ name, objects, written, removed, unchanged, milliseconds }) =>
      `${name.padEnd(width)}  ${objects} objects: ${written} written, ${removed} removed, ${unchanged} unchanged  ${seconds(milliseconds)}`,
  );
  const total = (key: 'objects' | 'written' | 'removed' | 'unchanged') =>
    clusters.reduce((sum, line) => sum + line[key], 0);
  const files = `${total('written')} written, ${total('removed')} removed, ${total('unchanged')} unchanged`;
  return [
    ...lines,
    `${plural(clusters.length, 'cluster')}, files ${files}; ${plural(rules, 'rule')} passed; ${seconds(milliseconds)}`,
  ].join('\n');
}
