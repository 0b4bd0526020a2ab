import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INDEX, parseIndex } from '@auditorsec/manifest/provenance';
import { verifyIndex } from '@auditorsec/manifest/provenance-verify';
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
  const strays = names.flatMap((name) => strayFiles(generated, name));
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

function strayFiles(generated: string, name: string) {
  const problem = (message: string) => (path: string) => ({
    file: `generated/${name}/${path}`,
    path: '',
    message,
    by: 'index',
  });
  if (!hasIndex(join(generated, name))) return [problem('is missing or not one of ours: run npm run generate')(INDEX)];
  const { missing, changed, foreign } = verifyIndex(join(generated, name));
  return [
    ...missing.map(problem('is in index.json but not here: run npm run generate')),
    ...changed.map(problem('was edited by hand: move the change into the config and run npm run generate')),
    ...foreign.map(problem('is not a generated file: remove it, or make it from an app')),
  ];
}

function hasIndex(folder: string): boolean {
  const index = join(folder, INDEX);
  return existsSync(index) && parseIndex(readFileSync(index, 'utf8')) !== undefined;
}
