import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { apiVersionOf, type GroupVersionKind, type Schema, schemaFile } from './schema.ts';

/** A kind as it stands in a folder of schemas. */
export interface StoredKind extends GroupVersionKind {
  /** What kubeconform reads; apiVersion, kind and metadata are put in by `writeKinds`. */
  readonly json: Schema;
  /** Of a custom kind. */
  readonly custom?: {
    /** What its CEL rules need. */
    readonly cel: Schema;
    /** The Go graph whose decoder knows its type. */
    readonly graph: string;
  };
}

/** The list of kinds that lies in a folder of schemas. */
export interface KindList {
  readonly builtin: readonly string[];
  /** With their graphs. */
  readonly custom: readonly (readonly [kind: string, graph: string])[];
}

/** Writes a folder of schemas: `json/` for kubeconform, `cel/` for the rules of CRDs, `kinds.json`. */
export async function writeKinds(folder: string, kinds: readonly StoredKind[], objectMeta: Schema): Promise<void> {
  const write = async (name: string, content: unknown): Promise<void> => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), JSON.stringify(content));
  };
  for (const kind of kinds) {
    const file = schemaFile(apiVersionOf(kind), kind.kind);
    await write(`json/${file}`, manifestSchema(kind, objectMeta));
    if (kind.custom) await write(`cel/${file}`, kind.custom.cel);
  }
  const name = (kind: StoredKind) => `${apiVersionOf(kind)} ${kind.kind}`;
  const list: KindList = {
    builtin: kinds.filter(({ custom }) => !custom).map(name),
    custom: kinds.flatMap((kind) => (kind.custom ? [[name(kind), kind.custom.graph] as const] : [])),
  };
  await write('kinds.json', list);
}

/** What every manifest has: its own apiVersion and kind, and metadata with a name. */
function manifestSchema(kind: StoredKind, objectMeta: Schema): Schema & { $schema: string } {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...kind.json,
    properties: {
      ...kind.json.properties,
      apiVersion: { type: 'string', enum: [apiVersionOf(kind)] },
      kind: { type: 'string', enum: [kind.kind] },
      metadata: { ...objectMeta, required: ['name'] },
    },
    required: [...new Set([...(kind.json.required ?? []), 'apiVersion', 'kind', 'metadata'])],
  };
}
