import { jsonSchema } from '@auditorsec/custom-kind/json-schema';
import { celSchema } from '../cel/schema.ts';
import type { Schema } from '../schema.ts';
import { untypedGraph } from '../sources.ts';
import type { StoredKind } from '../stored-kind.ts';
import { extractText, readCrd } from './extract.ts';
import { definitionSources } from './sources.ts';

const definitions = definitionSources.flatMap(({ kinds }) => kinds);

/** What `definedKinds` is made of: read at every start, so nothing is parsed for it. */
export function definitionsKey(): unknown {
  return definitions.map((kind) => [jsonSchema(kind), extractText(kind)]);
}

/** The kinds that we define, for the schema store: the schema is ours, the CEL rules are those of the CRD's extract. */
export function definedKinds(): StoredKind[] {
  return definitions.map((kind) => ({
    group: kind.group,
    version: kind.version,
    kind: kind.kind,
    json: jsonSchema(kind) as Schema,
    custom: { cel: celSchema(readCrd(extractText(kind), kind).kind), graph: untypedGraph },
  }));
}
