import { globSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@auditorsec/problem/user-error';
import { cacheRoot } from './cache.ts';
import { extract, extractFolder } from './definitions/extract.ts';
import { findCrd } from './definitions/oracle.ts';
import { crdFile, definitionSources } from './definitions/sources.ts';
import { progress } from './progress.ts';
import { openTools, validateFiles } from './validate.ts';

const usage = `Usage:
  npm run tools                                    builds what validation needs into the user's cache
  node tools/schemas/main.mjs validate <folder…>   validates every YAML file below the folders
  node tools/schemas/main.mjs derive               writes the extracts of CRDs for the kinds that we define ourselves

The cache is $AUDITORSEC_CACHE, or auditorsec-platform in $XDG_CACHE_HOME or ~/.cache.
Exit code: 0 all well, 1 problems found, 2 wrong usage.
`;

/** The command line. Returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const [command, ...folders] = args;
  try {
    if (command === undefined) return await build();
    if (command === 'derive' && folders.length === 0) return await derive();
    if (command === 'validate' && folders.length > 0) return await validate(folders);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  const asked = command === '--help';
  (asked ? process.stdout : process.stderr).write(usage);
  return asked ? 0 : 2;
}

async function build(): Promise<number> {
  const { store } = await openTools(progress);
  process.stdout.write(`validation is ready: ${store.kinds.size} kinds, in ${cacheRoot()}\n`);
  return 0;
}

async function derive(): Promise<number> {
  for (const source of definitionSources) {
    for (const kind of source.kinds) {
      const { text, from } = await findCrd(source, kind);
      writeFileSync(join(extractFolder, crdFile(kind)), extract(source, kind, text));
      process.stdout.write(`${kind.kind}: from ${from}\n`);
    }
  }
  return 0;
}

async function validate(folders: readonly string[]): Promise<number> {
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.yaml`)).sort();
  if (files.length === 0) throw new UserError(`no YAML file lies below ${folders.join(', ')}`);
  const result = await validateFiles(process.cwd(), files, { progress });
  for (const { file, path, message, by } of result.problems) {
    process.stdout.write(`${file}${path ? ` ${path}` : ''}: ${message} [${by}]\n`);
  }
  process.stdout.write(`${result.files} files, ${result.problems.length} problems, ${Math.round(result.ms)} ms\n`);
  return result.problems.length > 0 ? 1 : 0;
}
