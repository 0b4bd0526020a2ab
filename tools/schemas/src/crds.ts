import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { KindSchema, Schema } from './schema.ts';

/** The part of a CRD that is read here. */
export interface CustomResourceDefinition {
  readonly kind: string;
  readonly metadata: { readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string; readonly plural: string };
    readonly scope: string;
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly deprecated?: boolean;
      readonly deprecationWarning?: string;
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
  return files.flatMap((file) => parseCrds(readFileSync(file, 'utf8')).flatMap(kindsOf));
}

/** The CRDs among the documents of a YAML text. */
export function parseCrds(text: string): CustomResourceDefinition[] {
  const objects = parseAllDocuments(text).map((document): CustomResourceDefinition | null => document.toJS());
  return objects.filter((object) => object !== null).filter(({ kind }) => kind === 'CustomResourceDefinition');
}

/** Every served version of a CRD. */
export function kindsOf({ spec: { group, names, versions } }: CustomResourceDefinition): KindSchema[] {
  return versions
    .filter(({ served }) => served)
    .map(({ name: version, schema, deprecated, deprecationWarning = 'is deprecated' }) => {
      const root = schema?.openAPIV3Schema;
      if (!root) throw new Error(`the CRD of ${names.kind}.${group} has no schema for its version ${version}`);
      return { group, version, kind: names.kind, schema: root, ...(deprecated && { deprecated: deprecationWarning }) };
    });
}
