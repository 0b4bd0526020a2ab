import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClusterObjects } from '@auditorsec/checks/objects';
import { formatVerdict, judge } from '@auditorsec/cli/judge';
import { loadConfig } from '@auditorsec/cli/load';
import { readManifests } from '@auditorsec/cli/read-manifests';
import { type Rendered, render } from '@auditorsec/cli/render';
import { INDEX } from '@auditorsec/manifest/provenance';
import type { FileSpec } from '@auditorsec/manifest/types';
import { type WriteResult, writeTree } from '@auditorsec/manifest/writer/write-tree';
import { type Review, reviewOf } from '@auditorsec/review/model';
import { toTerminal } from '@auditorsec/review/print/terminal';

/** Renders, checks and writes all clusters as `npm run generate` does, and says what that changed in `generated/`. */
export async function step(root: string): Promise<string> {
  const rendered = await render(await loadConfig(root, []));
  const verdict = judge(rendered, ['cluster', 'fleet']);
  if (verdict.findings.length + verdict.stale.length > 0) return `${formatVerdict(verdict)}\n\nNothing was written.`;
  const trees = new Map(rendered.clusters.map(({ name, texts }) => [name, texts]));
  const generated = join(root, 'generated');
  const options = { removeOtherClusters: true };
  const changed = writeTree(generated, trees, { ...options, dryRun: true });
  const review = await reviewed(rendered, changed, generated);
  writeTree(generated, trees, options);
  return `${toTerminal(review)}; ${verdict.rules} rules passed`;
}

/** What is in `generated/` now, beside what will be. Only files that differ are read. */
async function reviewed(
  { clusters }: Rendered,
  { clusters: changes }: WriteResult,
  generated: string,
): Promise<Review> {
  const differing = [...changes].flatMap(([cluster, { written, removed }]) =>
    [...written, ...removed].filter((path) => path !== INDEX).map((path) => `${cluster}/${path}`),
  );
  const texts = differing.flatMap((path) => {
    const text = readIfThere(join(generated, path));
    return text === undefined ? [] : [{ path, text }];
  });
  const replaced = new Set(differing);
  const after = clusters.flatMap(({ files }) => files);
  const before = [...after.filter(({ path }) => !replaced.has(path)), ...(await readManifests('', texts))];
  return reviewOf({ before: byCluster(before), after: byCluster(after) });
}

function byCluster(files: readonly FileSpec[]): ClusterObjects[] {
  const groups = Map.groupBy(files, ({ cluster }) => cluster);
  return [...groups].map(([cluster, of]) => new ClusterObjects(cluster, of));
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
