import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { versions } from '@auditorsec/versions/versions';
import { builtinKinds, objectMetaSchema, type Swagger } from './builtin.ts';
import { buildOnce, cacheRoot } from './cache.ts';
import { celSchema } from './cel/schema.ts';
import { readCrds } from './crds.ts';
import { moduleFolder } from './go.ts';
import { type Progress, withProgress } from './progress.ts';
import { apiVersionOf, type KindSchema, type Schema, schemaFile } from './schema.ts';
import { type CrdSource, crdSources, kubernetesSource } from './sources.ts';
import { strictCustom } from './strict.ts';

/** Raise it when the code that writes the store changes what it writes. */
const format = 2;

/** The folder of built schemas: `json/` for kubeconform, `cel/` for the CRDs' rules. */
export interface SchemaStore {
  readonly folder: string;
  /** `<apiVersion> <kind>` of every kind that has a schema. */
  readonly kinds: ReadonlySet<string>;
  /** Those of them that come from a CRD, each with the graph whose decoder knows its Go type. */
  readonly customKinds: ReadonlyMap<string, string>;
}

interface KindList {
  readonly builtin: readonly string[];
  /** By graph. */
  readonly custom: Readonly<Record<string, readonly string[]>>;
}

/** Builds the schemas of every kind once for the pinned versions, and opens them. */
export async function openStore(progress: Progress): Promise<SchemaStore> {
  const folder = join(cacheRoot(), `schemas-${storeKey()}`);
  await buildOnce(folder, (output) => withProgress('building the schemas of all kinds', progress, () => build(output)));
  const { builtin, custom } = JSON.parse(readFileSync(join(folder, 'kinds.json'), 'utf8')) as KindList;
  const customKinds = Object.entries(custom).flatMap(([graph, kinds]) => kinds.map((kind) => [kind, graph] as const));
  return {
    folder,
    kinds: new Set([...builtin, ...customKinds.map(([kind]) => kind)]),
    customKinds: new Map(customKinds),
  };
}

function storeKey(): string {
  const parts = JSON.stringify([format, crdSources, kubernetesSource, versions]);
  return createHash('sha256').update(parts).digest('hex').slice(0, 12);
}

async function build(folder: string): Promise<void> {
  const swagger = JSON.parse(await readFile(await sourcePath(kubernetesSource), 'utf8')) as Swagger;
  const objectMeta = objectMetaSchema(swagger);
  const write = async (name: string, content: unknown): Promise<void> => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), JSON.stringify(content));
  };
  const builtin: string[] = [];
  const custom: Record<string, string[]> = {};
  const add = async (list: string[], kind: KindSchema, schema: Schema): Promise<void> => {
    list.push(`${apiVersionOf(kind)} ${kind.kind}`);
    await write(`json/${schemaFile(apiVersionOf(kind), kind.kind)}`, manifestSchema(kind, schema, objectMeta));
  };

  for (const kind of builtinKinds(swagger)) await add(builtin, kind, kind.schema);
  for (const source of crdSources) {
    const list = custom[source.graph] ?? [];
    custom[source.graph] = list;
    for (const kind of readCrds(await sourcePath(source))) {
      await add(list, kind, strictCustom(kind.schema, objectMeta));
      await write(`cel/${schemaFile(apiVersionOf(kind), kind.kind)}`, celSchema(kind));
    }
  }
  await write('kinds.json', { builtin, custom } satisfies KindList);
}

async function sourcePath({ graph, module, path }: CrdSource): Promise<string> {
  return join(await moduleFolder(graph, module), path);
}

/** What every manifest has: its own apiVersion and kind, and metadata with a name. */
function manifestSchema(kind: KindSchema, schema: Schema, objectMeta: Schema): Schema & { $schema: string } {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...schema,
    properties: {
      ...schema.properties,
      apiVersion: { type: 'string', enum: [apiVersionOf(kind)] },
      kind: { type: 'string', enum: [kind.kind] },
      metadata: { ...objectMeta, required: ['name'] },
    },
    required: [...new Set([...(schema.required ?? []), 'apiVersion', 'kind', 'metadata'])],
  };
}
