import { join } from 'node:path';
import { VERSION } from '@auditorsec/manifest/provenance';
import { verifyClusters, verifyRoot } from '@auditorsec/manifest/provenance-verify';
import { colour } from '@auditorsec/problem/colour';
import { chosenClusters } from '../load.ts';
import type { Options } from '../options.ts';
import { type Outcome, plural, seconds } from '../output.ts';

/** Holds the folders of `generated/` against the digests in their own indexes. Neither renders nor needs Go. */
export async function verify(root: string, { clusters: only }: Options): Promise<Outcome> {
  const start = performance.now();
  const generated = join(root, 'generated');
  const clusters = chosenClusters(root, only);
  const beside = only.length === 0 ? verifyRoot(generated, clusters) : [];
  const problems = [...verifyClusters(generated, clusters), ...beside];
  const milliseconds = performance.now() - start;
  const lines = problems.map(({ file, message }) => `${colour.bold(file)}  ${message}`);
  const last = `${plural(clusters.length, 'cluster')}, version ${VERSION}: ${plural(problems.length, 'problem')}; ${seconds(milliseconds)}`;
  return {
    exitCode: problems.length > 0 ? 1 : 0,
    text: [...lines, last].join('\n'),
    report: { clusters, version: VERSION, problems, milliseconds },
  };
}
