import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { suggest } from '@auditorsec/problem/suggest';
import { versions } from '@auditorsec/versions/versions';
import type { Manifest } from './manifest.ts';
import type { Problem } from './problem.ts';
import { runProgram } from './run-program.ts';
import type { Schema } from './schema.ts';
import { schemaFaults } from './schema-faults.ts';
import { type SchemaStore, schemaPath } from './store.ts';

interface Report {
  readonly resources: readonly { filename: string; status: string; msg: string }[] | null;
  readonly summary: { valid: number; invalid: number; errors: number; skipped: number };
}

/** File names are arguments of the program, and an operating system takes a limited length of them. */
const batch = 2000;

/** Validates manifests strictly against the JSON schema of their kind. A kind without a schema is a problem. */
export async function checkSchemas(
  program: string,
  store: SchemaStore,
  root: string,
  manifests: readonly Manifest[],
): Promise<Problem[]> {
  const byFile = new Map(manifests.map((manifest) => [manifest.file, manifest]));
  const problems: Problem[] = [];
  for (let start = 0; start < manifests.length; start += batch) {
    const files = manifests.slice(start, start + batch).map(({ file }) => file);
    const { resources, summary } = await report(program, store, root, files);
    const seen = summary.valid + summary.invalid + summary.errors;
    if (seen !== files.length) throw new Error(`kubeconform judged ${seen} of ${files.length} files`);
    for (const { filename, status, msg } of resources ?? []) {
      const manifest = byFile.get(filename);
      if (!manifest) throw new Error(`kubeconform reports on ${filename}, which it was not given`);
      problems.push(...problemsOf(manifest, status, msg, store));
    }
  }
  return problems;
}

async function report(program: string, store: SchemaStore, root: string, files: readonly string[]): Promise<Report> {
  const locations = store.folders.flatMap((folder) => [
    '-schema-location',
    join(folder, 'json', '{{.Group}}', '{{.ResourceKind}}_{{.ResourceAPIVersion}}.json'),
  ]);
  const workers = String(availableParallelism());
  const options = ['-strict', '-summary', '-output', 'json', '-n', workers, ...locations];
  return JSON.parse(await runProgram(program, [...options, ...files], { cwd: root, highestCode: 1 })) as Report;
}

function problemsOf(
  { file, apiVersion, kind, object }: Manifest,
  status: string,
  msg: string,
  store: SchemaStore,
): Problem[] {
  const by = 'schema';
  if (msg.startsWith('could not find schema')) {
    return [{ file, path: 'kind', message: unknownKind(apiVersion, kind, store), by }];
  }
  if (status !== 'statusInvalid') return [{ file, path: '', message: msg, by }];
  const schema = JSON.parse(readFileSync(schemaPath(store, 'json', apiVersion, kind), 'utf8')) as Schema;
  const faults = schemaFaults(msg, object, schema);
  if (faults.length === 0) return [{ file, path: '', message: msg, by }];
  return faults.map((fault) => ({ file, ...fault, by }));
}

function unknownKind(apiVersion: string, kind: string, store: SchemaStore): string {
  const known = [...store.kinds].map((name) => name.split(' '));
  const elsewhere = known.filter(([, name]) => name === kind).map(([version]) => version);
  const nearest = suggest(kind, [...new Set(known.map(([, name = '']) => name))]);
  const advice =
    elsewhere.length > 0 ? ` It is known as ${elsewhere.join(' and ')}.` : nearest && ` Did you mean ${nearest}?`;
  return `${apiVersion} ${kind} is no kind of Kubernetes ${versions.kubernetes} or of an installed CRD.${advice ?? ''} tools/schemas/src/sources.ts and definitions/sources.ts name the CRDs.`;
}
