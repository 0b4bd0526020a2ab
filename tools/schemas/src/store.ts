import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { versions } from '@auditorsec/versions/versions';
import { builtinKinds, objectMetaSchema, type Swagger } from './builtin.ts';
import { buildOnce, cacheRoot } from './cache.ts';
import { celSchema } from './cel/schema.ts';
import { readCrds } from './crds.ts';
import { definedKinds, definitionsKey } from './definitions/stored.ts';
import { moduleFolder } from './go.ts';
import { type Progress, withProgress } from './progress.ts';
import { type KindSchema, type Schema, schemaFile } from './schema.ts';
import { type CrdSource, crdSources, kubernetesSource } from './sources.ts';
import { type KindList, type StoredKind, writeKinds } from './stored-kind.ts';
import { strictCustom } from './strict.ts';

/** Raise it when the code that writes the store changes what it writes. */
const format = 4;

/** The schemas of all kinds, in folders as `writeKinds` lays them out. */
export interface SchemaStore {
  /** A kind stands in one of them. */
  readonly folders: readonly string[];
  /** `<apiVersion> <kind>` of every kind that has a schema. */
  readonly kinds: ReadonlySet<string>;
  /** Those of them that come from a CRD, each with the graph whose decoder knows its Go type. */
  readonly customKinds: ReadonlyMap<string, string>;
}

/** Builds the schemas of every kind once for the pinned versions and for our own definitions, and opens them. */
export async function openStore(progress: Progress): Promise<SchemaStore> {
  const served = await storeFolder('schemas', [crdSources, kubernetesSource, versions], (folder) =>
    withProgress('building the schemas of all kinds', progress, async () => {
      const swagger = await readSwagger();
      await writeKinds(folder, [...builtin(swagger), ...(await custom(swagger))], objectMetaSchema(swagger));
    }),
  );
  // In a folder of its own: a definition changes often, and the other kinds take seconds to build.
  const own = await storeFolder('definitions', [versions.kubernetes, definitionsKey()], async (folder) =>
    writeKinds(folder, definedKinds(), objectMetaSchema(await readSwagger())),
  );
  return openFolders([served, own]);
}

/** Opens folders that `writeKinds` has written. */
export function openFolders(folders: readonly string[]): SchemaStore {
  const lists = folders.map((folder) => JSON.parse(readFileSync(join(folder, 'kinds.json'), 'utf8')) as KindList);
  const customKinds = new Map(lists.flatMap(({ custom }) => custom));
  return {
    folders,
    kinds: new Set([...lists.flatMap(({ builtin }) => builtin), ...customKinds.keys()]),
    customKinds,
  };
}

/** The file of a kind that the store has. */
export function schemaPath(store: SchemaStore, form: 'json' | 'cel', apiVersion: string, kind: string): string {
  const path = store.folders.map((folder) => join(folder, form, schemaFile(apiVersion, kind))).find(existsSync);
  if (!path) throw new Error(`the schema store has no ${apiVersion} ${kind}`);
  return path;
}

function storeFolder(name: string, of: unknown, build: (folder: string) => Promise<void>): Promise<string> {
  const key = createHash('sha256')
    .update(JSON.stringify([format, of]))
    .digest('hex')
    .slice(0, 12);
  return buildOnce(join(cacheRoot(), `${name}-${key}`), build);
}

/** Kubernetes' own published types. */
export async function readSwagger(): Promise<Swagger> {
  return JSON.parse(await readFile(await sourcePath(kubernetesSource), 'utf8')) as Swagger;
}

function builtin(swagger: Swagger): StoredKind[] {
  return builtinKinds(swagger).map(({ schema, ...kind }) => ({ ...kind, json: schema }));
}

async function custom(swagger: Swagger): Promise<StoredKind[]> {
  const objectMeta = objectMetaSchema(swagger);
  const kinds: StoredKind[] = [];
  for (const source of crdSources) {
    for (const kind of readCrds(await sourcePath(source))) kinds.push(customKind(kind, source.graph, objectMeta));
  }
  return kinds;
}

/** A kind of a CRD, as strict as the API server is when it refuses unknown fields. */
export function customKind(kind: KindSchema, graph: string, objectMeta: Schema): StoredKind {
  const { schema, ...name } = kind;
  return { ...name, json: strictCustom(schema, objectMeta), custom: { cel: celSchema(kind), graph } };
}

async function sourcePath({ graph, module, path }: CrdSource): Promise<string> {
  return join(await moduleFolder(graph, module), path);
}
