import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jsonSchema } from '@auditorsec/custom-kind/json-schema';
import type { CustomKind } from '@auditorsec/custom-kind/kind';
import { printYaml } from '@auditorsec/manifest/yaml';
import { UserError } from '@auditorsec/problem/user-error';
import { type CustomResourceDefinition, kindsOf, parseCrds } from '../crds.ts';
import type { KindSchema, Schema } from '../schema.ts';
import { crdFile, crdUrl, type DefinitionSource } from './sources.ts';

/** An extract of each CRD that a definition of ours is held against: the fields that the definition has, no others. */
export const extractFolder = fileURLToPath(new URL('../../crds', import.meta.url));

/** Where an extract says what it was made from. */
const origin = { url: 'crd.url', sha256: 'crd.sha256' } as const;

/** A CRD or an extract of one, as far as definitions are held against it. */
export interface HeldCrd {
  readonly kind: KindSchema;
  readonly scope: string;
  /** Of an extract: where the whole CRD stands. */
  readonly url: string | undefined;
}

/** Reads what a CRD says of the version of a kind that we define. */
export function readCrd(text: string, { group, version, kind, plural }: CustomKind): HeldCrd {
  const wanted = ({ spec }: CustomResourceDefinition) => spec.group === group && spec.names.plural === plural;
  const crd = parseCrds(text).find(wanted);
  const found = crd && kindsOf(crd).find((served) => served.version === version && served.kind === kind);
  if (!found) throw new UserError(`the CRD of ${plural}.${group} does not serve ${version} ${kind}`);
  return { kind: found, scope: crd.spec.scope, url: crd.metadata.annotations?.[origin.url] };
}

/** The text of the committed extract of a kind's CRD. */
export function extractText(kind: CustomKind): string {
  const path = join(extractFolder, crdFile(kind));
  if (existsSync(path)) return readFileSync(path, 'utf8');
  throw new UserError(`${kind.kind} has no extract of its CRD: \`node tools/schemas/main.mjs derive\` makes it`);
}

/** Makes the extract of a kind from the text of its CRD: itself a CRD, with the fields of our definition. */
export function extract(source: DefinitionSource, kind: CustomKind, crd: string): string {
  const { kind: whole, scope } = readCrd(crd, kind);
  const { group, version, kind: name, plural } = kind;
  const openAPIV3Schema = prune(whole.schema, jsonSchema(kind) as Schema);
  return printYaml({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: `${plural}.${group}`,
      annotations: {
        [origin.url]: crdUrl(source, kind),
        [origin.sha256]: createHash('sha256').update(crd).digest('hex'),
      },
    },
    spec: {
      group,
      names: { kind: name, plural },
      scope,
      versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema } }],
    },
  });
}

/** What narrows nothing. */
const dropped = new Set(['description', 'title', 'example', 'externalDocs']);
const isKept = (keyword: string): boolean => !dropped.has(keyword) && !/^x-kubernetes-(list|map)-/.test(keyword);

/** The part of a CRD's schema that says something of the fields of ours; what the server fills in, and what CEL rules name, is kept: a server refuses rules over fields that it doesn't know. */
function prune(theirs: Schema, ours: Schema, above: ReadonlySet<string> = new Set()): Schema {
  const { properties, items, additionalProperties: values } = theirs;
  const named = new Set([...above, ...wordsOfRules(theirs)]);
  const below = (read: (schema: Schema) => Schema | undefined) => (ours.anyOf ?? [ours]).map(read).find(Boolean);
  const kept = Object.entries(properties ?? {}).flatMap(([name, schema]) => {
    const own = below((alternative) => alternative.properties?.[name]);
    const isKnown = own || schema.default !== undefined || named.has(name);
    return isKnown ? [[name, prune(schema, own ?? {}, named)] as const] : [];
  });
  return {
    ...Object.fromEntries(Object.entries(theirs).filter(([keyword]) => isKept(keyword))),
    ...(properties && { properties: Object.fromEntries(kept) }),
    ...(items && { items: prune(items, below(itemOf) ?? {}, named) }),
    ...(typeof values === 'object' && { additionalProperties: prune(values, below(anyField) ?? {}, named) }),
  };
}

/** Every word of the rules of one level: fields are among them, those called like a word of CEL between underscores. */
function wordsOfRules(schema: Schema): string[] {
  return (
    schema['x-kubernetes-validations']?.flatMap(
      ({ rule }) => rule.match(/\w+/g)?.map((word) => word.replace(/^__(\w+)__$/, '$1')) ?? [],
    ) ?? []
  );
}

function itemOf({ items }: Schema): Schema | undefined {
  return items;
}

function anyField({ properties, additionalProperties }: Schema): Schema | undefined {
  return typeof additionalProperties === 'object' ? additionalProperties : Object.values(properties ?? {})[0];
}
