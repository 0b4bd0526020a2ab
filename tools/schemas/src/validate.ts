import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRules } from './cel/check.ts';
import { checkSchemas } from './kubeconform.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { decoders, kubeconform } from './parts.ts';
import { byPlace, type Problem } from './problem.ts';
import type { Progress } from './progress.ts';
import { openStore, type SchemaStore } from './store.ts';
import { checkTypes } from './types.ts';

/** What validation needs, built once into the user's cache. */
export interface Tools {
  readonly kubeconform: string;
  /** The decoders of Go types, by graph. */
  readonly decoders: ReadonlyMap<string, string>;
  readonly store: SchemaStore;
}

/** Builds what is missing, saying so, and returns it all. */
export async function openTools(progress: Progress): Promise<Tools> {
  return {
    kubeconform: await kubeconform(progress),
    decoders: await decoders(progress),
    store: await openStore(progress),
  };
}

export interface ValidateResult {
  /** Sorted by file and place. */
  readonly problems: readonly Problem[];
  readonly files: number;
  /** Wall time without the building of tools. */
  readonly ms: number;
}

/**
 * Validates manifests offline: sound YAML; the strict JSON schema of the pinned version of every kind; the CRD's CEL
 * rules; the strict Go types of custom kinds. Nothing is skipped: a kind without a schema and a rule that cannot be
 * evaluated are problems.
 *
 * CEL rules and Go types are asked about a file only when its schema is satisfied, as the API server does: what they
 * say of a wrongly shaped object would only repeat it. Needs Go the first time, to build its tools.
 *
 * @param root folder that `files` are relative to
 */
export async function validateFiles(
  root: string,
  files: readonly string[],
  { progress }: { progress: Progress },
): Promise<ValidateResult> {
  const tools = await openTools(progress);
  const started = performance.now();
  const read = files.map((file) => readManifest(file, readFileSync(join(root, file), 'utf8')));
  const manifests = read.filter((entry): entry is Manifest => !Array.isArray(entry));
  const unreadable = read.flatMap((entry) => (Array.isArray(entry) ? entry : []));
  const custom = manifests.filter(({ apiVersion, kind }) => tools.store.customKinds.has(`${apiVersion} ${kind}`));

  const schemaProblems = checkSchemas(tools.kubeconform, tools.store, root, manifests);
  const typeProblems = [...tools.decoders].map(([graph, program]) => {
    const known = custom.filter(
      ({ apiVersion, kind }) => tools.store.customKinds.get(`${apiVersion} ${kind}`) === graph,
    );
    return checkTypes(program, root, known);
  });
  const ruleProblems = checkRules(tools.store, custom);
  const shape = await schemaProblems;
  const misshapen = new Set(shape.map(({ file }) => file));
  const deeper = [...ruleProblems, ...(await Promise.all(typeProblems)).flat()].filter(
    ({ file }) => !misshapen.has(file),
  );

  const problems = [...unreadable, ...shape, ...deeper].sort(byPlace);
  return { problems, files: files.length, ms: performance.now() - started };
}
