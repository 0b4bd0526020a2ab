import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { KindSchema, Schema } from './schema.ts';

interface CustomResourceDefinition {
  readonly kind: string;
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema?: { readonly openAPIV3Schema?: Schema };
    }[];
  };
}

/** Every served version of every kind that the CRDs at `path` define: a YAML file, or a folder of them. */
export function readCrds(path: string): KindSchema[] {
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => join(path, name))
    : [path];
  return files.flatMap((file) => parseAllDocuments(readFileSync(file, 'utf8')).flatMap((doc) => kindsOf(doc.toJS())));
}

function kindsOf(object: CustomResourceDefinition | null): KindSchema[] {
  if (object?.kind !== 'CustomResourceDefinition') return [];
  const { group, names, versions } = object.spec;
  return versions
    .filter(({ served }) => served)
    .map(({ name: version, schema }) => {
      const root = schema?.openAPIV3Schema;
      if (!root) throw new Error(`the CRD of ${names.kind}.${group} has no schema for its version ${version}`);
      return { group, version, kind: names.kind, schema: root };
    });
}
