import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { type KubernetesObject, objectsOf } from '../objects.ts';

/** A pattern and what stands in its place, as the program of one hop is told. */
export type Substitution = readonly [pattern: string, replacement: string];

/** What each hop is told to mask, out of the generated files of a cluster. */
export interface Hops {
  /** Filebeat: RE2. */
  readonly node: readonly Substitution[];
  /** Logstash: Joni, on JRuby. */
  readonly logstash: readonly Substitution[];
  /** Elasticsearch's ingest pipeline, for the text of a line: Java. */
  readonly ingest: readonly Substitution[];
}

export function hopsOf(cluster: string): Hops {
  const objects = objectsOf(cluster, 'logging');
  return { node: ofFilebeat(objects), logstash: ofLogstash(objects), ingest: ofPipeline(objects) };
}

function ofFilebeat(objects: readonly KubernetesObject[]): Substitution[] {
  interface Replace {
    readonly replace?: { readonly fields: readonly { readonly pattern: string; readonly replacement: string }[] };
  }
  const { spec } = only<KubernetesObject & { spec: { config: { processors: Replace[] } } }>(objects, 'Beat');
  const fields = spec.config.processors.flatMap(({ replace }) => replace?.fields ?? []);
  return fields.map(({ pattern, replacement }) => [pattern, replacement]);
}

/** Logstash takes what stands between the quotes as it is, with the backslash before a quote. */
function ofLogstash(objects: readonly KubernetesObject[]): Substitution[] {
  const { spec } = only<KubernetesObject & { spec: { pipelines: Record<string, string>[] } }>(objects, 'Logstash');
  const text = spec.pipelines[0]?.['config.string'] ?? '';
  const quoted = '"((?:[^"\\\\]|\\\\.)*)"';
  const triples = text.matchAll(new RegExp(`^ *"message", ${quoted}, ${quoted},?$`, 'gm'));
  return [...triples].map(([, pattern = '', replacement = '']) => [pattern, replacement]);
}

function ofPipeline(objects: readonly KubernetesObject[]): Substitution[] {
  const { data } = only<KubernetesObject & IConfigMap>(objects, 'ConfigMap');
  const { processors }: { processors: { gsub: { field: string; pattern: string; replacement: string } }[] } =
    JSON.parse(data?.['_ingest.pipeline.mask.json'] ?? '');
  return processors
    .filter(({ gsub: { field } }) => field === 'message')
    .map(({ gsub: { pattern, replacement } }) => [pattern, replacement]);
}

function only<T extends KubernetesObject>(objects: readonly KubernetesObject[], kind: string): T {
  const [object, ...others] = objects.filter((each): each is T => each.kind === kind);
  if (!object || others.length > 0) throw new Error(`expected one ${kind} among the generated objects`);
  return object;
}
