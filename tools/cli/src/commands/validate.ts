import { globSync } from 'node:fs';
import { join } from 'node:path';
import { verifyClusters } from '@auditorsec/manifest/provenance-verify';
import { colour } from '@auditorsec/problem/colour';
import { validateFiles } from '@auditorsec/schemas/validate';
import { chosenClusters } from '../load.ts';
import type { Options } from '../options.ts';
import { type Outcome, plural, seconds } from '../output.ts';

const progress = (line: string) => process.stderr.write(`${line}\n`);

/** Holds the committed files against the real schemas, CEL rules and types, and each cluster's folder against its index. */
export async function validate(root: string, { clusters: only }: Options): Promise<Outcome> {
  const generated = join(root, 'generated');
  const names = chosenClusters(root, only);
  const strays = verifyClusters(generated, names).map((problem) => ({ ...problem, path: '', by: 'index' }));
  const files = names.flatMap((name) => globSync(`${name}/*/*.yaml`, { cwd: generated })).sort();
  const { problems, ms: milliseconds } = await validateFiles(generated, files, { progress });
  const all = [
    ...strays,
    ...problems.map(({ file, path, message, by }) => ({ file: `generated/${file}`, path, message, by })),
  ];
  const blocks = all.map(
    ({ file, path, message, by }) => `${colour.bold(file)}${path ? `  ${path}` : ''}\n  ${message} (${by})`,
  );
  const last = `${plural(files.length, 'file')} of ${plural(names.length, 'cluster')}: ${plural(all.length, 'problem')}; ${seconds(milliseconds)}`;
  return {
    exitCode: all.length > 0 ? 1 : 0,
    text: [...blocks, last].join('\n\n'),
    report: { files: files.length, problems: all, milliseconds },
  };
}
