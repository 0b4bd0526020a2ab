import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeTree } from '@auditorsec/manifest/writer/write-tree';
import { colour } from '@auditorsec/problem/colour';
import { createTwoFilesPatch } from 'diff';
import { loadConfig } from '../load.ts';
import type { Options } from '../options.ts';
import { type Outcome, plural, progressBar, seconds } from '../output.ts';
import { type RenderedCluster, render } from '../render.ts';

/** What `generate` would change: a committed `generated/` has no difference. Exit code 1 when it is stale. */
export async function drift(root: string, { clusters: only }: Options): Promise<Outcome> {
  const start = performance.now();
  const rendered = await render(await loadConfig(root, only), progressBar('rendering'));
  const generated = join(root, 'generated');
  const trees = new Map(rendered.clusters.map(({ name, texts }) => [name, texts]));
  const result = writeTree(generated, trees, { dryRun: true, removeOtherClusters: only.length === 0 });
  const stale = [...result.clusters].flatMap(([name, { written, removed }]) =>
    [...written, ...removed].map((path) => ({
      cluster: rendered.clusters.find((cluster) => cluster.name === name),
      name,
      path,
    })),
  );
  const patches = stale
    .filter(({ path }) => path.endsWith('.yaml'))
    .map(({ cluster, name, path }) => patch(generated, cluster, name, path));
  const milliseconds = performance.now() - start;
  const last =
    stale.length === 0
      ? `generated/ is what the config renders: ${plural(rendered.clusters.length, 'cluster')}; ${seconds(milliseconds)}`
      : `generated/ is stale: ${plural(stale.length, 'file')} would change. Mend it with: npm run generate`;
  const report = { stale: stale.map(({ name, path }) => `${name}/${path}`), milliseconds };
  return { exitCode: stale.length > 0 ? 1 : 0, text: [...patches, last].join('\n'), report };
}

function patch(generated: string, cluster: RenderedCluster | undefined, name: string, path: string): string {
  const onDisk = join(generated, name, path);
  const before = existsSync(onDisk) ? readFileSync(onDisk, 'utf8') : '';
  const after = cluster?.texts.get(path) ?? '';
  const file = `generated/${name}/${path}`;
  const text = createTwoFilesPatch(before && file, after && file, before, after, undefined, undefined, { context: 3 });
  return text.split('\n').slice(1).map(highlight).join('\n');
}

function highlight(line: string): string {
  if (line.startsWith('+')) return colour.green(line);
  if (line.startsWith('-')) return colour.red(line);
  return line.startsWith('@@') ? colour.cyan(line) : line;
}
