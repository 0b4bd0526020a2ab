import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../manifest.ts';
import type { Problem } from '../problem.ts';
import { type Schema, schemaFile } from '../schema.ts';
import type { SchemaStore } from '../store.ts';
import { evaluateRules } from './evaluate.ts';

/** Evaluates the CEL rules of the CRDs on manifests of custom kinds, in this process. */
export function checkRules(store: SchemaStore, manifests: readonly Manifest[]): Problem[] {
  return manifests.flatMap(({ file, apiVersion, kind, object }) =>
    evaluateRules(object, celSchemaOf(store, apiVersion, kind)).map((fault) => ({
      file,
      ...fault,
      by: 'cel' as const,
    })),
  );
}

const loaded = new Map<string, Schema>();

function celSchemaOf({ folder }: SchemaStore, apiVersion: string, kind: string): Schema {
  const path = join(folder, 'cel', schemaFile(apiVersion, kind));
  const schema = loaded.get(path) ?? (JSON.parse(readFileSync(path, 'utf8')) as Schema);
  loaded.set(path, schema);
  return schema;
}
