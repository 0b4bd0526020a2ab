import { readFileSync } from 'node:fs';
import type { Manifest } from '../manifest.ts';
import type { Problem } from '../problem.ts';
import type { Schema } from '../schema.ts';
import { type SchemaStore, schemaPath } from '../store.ts';
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

function celSchemaOf(store: SchemaStore, apiVersion: string, kind: string): Schema {
  const path = schemaPath(store, 'cel', apiVersion, kind);
  const schema = loaded.get(path) ?? (JSON.parse(readFileSync(path, 'utf8')) as Schema);
  loaded.set(path, schema);
  return schema;
}
