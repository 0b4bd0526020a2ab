import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CustomKind } from '@auditorsec/custom-kind/kind';
import { printYaml } from '@auditorsec/manifest/yaml';
import { UserError } from '@auditorsec/problem/user-error';
import { extractText } from '@auditorsec/schemas/definitions/extract';
import { findCrd } from '@auditorsec/schemas/definitions/oracle';
import { type DefinitionSource, definitionSources } from '@auditorsec/schemas/definitions/sources';
import { moduleFolder } from '@auditorsec/schemas/go';
import type { Schema } from '@auditorsec/schemas/schema';
import { crdSources } from '@auditorsec/schemas/sources';
import { parse } from 'yaml';
import type { Cluster } from './cluster.ts';
import { all, until } from './until.ts';

/** One CRD as its owner publishes it. */
export interface Crd {
  readonly group: string;
  readonly kind: string;
  /** Of the CRD itself, such as `rollouts.argoproj.io`. */
  readonly name: string;
  readonly text: string;
}

/** Every CRD that can be had of the kinds that we know: of modules whole, of our own definitions whole or as the committed extract. */
export async function readCrds(): Promise<readonly Crd[]> {
  const served = crdSources.map(async ({ graph, module, path }) =>
    filesOf(join(await moduleFolder(graph, module), path)),
  );
  const defined = definitionSources.flatMap((source) => source.kinds.map((kind) => definition(source, kind)));
  const texts = [...(await all(served)).flat(), ...(await all(defined))];
  return texts.flatMap((text) => text.split(/^---$/m)).flatMap(crdOf);
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [readFileSync(path, 'utf8')];
  const files = readdirSync(path).filter((name) => name.endsWith('.yaml'));
  return files.sort().map((name) => readFileSync(join(path, name), 'utf8'));
}

async function definition(source: DefinitionSource, kind: CustomKind): Promise<string> {
  try {
    return (await findCrd(source, kind)).text;
  } catch (error) {
    if (!(error instanceof UserError) || process.env['CRD_DIR']) throw error;
    return withStatus(extractText(kind));
  }
}

interface Extract {
  readonly spec: { readonly versions: readonly { readonly schema: { readonly openAPIV3Schema: Schema } }[] };
}

/** An extract holds what we write; controllers report beside it, whatever they like. */
function withStatus(extract: string): string {
  const crd = parse(extract) as Extract;
  const status = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  const versions = crd.spec.versions.map(({ schema: { openAPIV3Schema }, ...version }) => {
    const properties = { ...openAPIV3Schema.properties, status };
    return {
      ...version,
      schema: { openAPIV3Schema: { ...openAPIV3Schema, properties } },
      subresources: { status: {} },
    };
  });
  return printYaml({ ...crd, spec: { ...crd.spec, versions } });
}

/** Read by its lines: CRDs are megabytes, and the server parses them anyway. */
function crdOf(text: string): Crd[] {
  const field = (pattern: RegExp): string => pattern.exec(text)?.[1] ?? '';
  if (field(/^kind: (\S+)$/m) !== 'CustomResourceDefinition') return [];
  const [group, kind] = [field(/^ {2}group: (\S+)$/m), field(/^ {4}kind: (\S+)$/m)];
  return [{ group, kind, name: `${field(/^ {4}plural: (\S+)$/m)}.${group}`, text }];
}

/** Installs CRDs and waits until the server serves all of their kinds. */
export async function installCrds({ api, name }: Cluster, crds: readonly Crd[]): Promise<void> {
  const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  for (const { text } of crds) await api.request(path, { method: 'POST', body: text, type: 'application/yaml' });
  const isServed = async (): Promise<boolean> => {
    const { items } = (await api.request(path)).body as { items: Established[] };
    const established = items.filter(({ status }) => status.conditions?.some(isEstablished));
    return established.length >= crds.length;
  };
  await until(isServed, { what: `the kinds of ${crds.length} CRDs in ${name}`, within: 120_000 });
}

interface Condition {
  readonly type: string;
  readonly status: string;
}

interface Established {
  readonly status: { readonly conditions?: readonly Condition[] };
}

function isEstablished({ type, status }: Condition): boolean {
  return type === 'Established' && status === 'True';
}
