import { writeFile } from 'node:fs/promises';
import { type KubernetesObject, objectsOf, ofKind } from '../objects.ts';

/** A rule as Prometheus reads it. */
export interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface Group {
  readonly name: string;
  readonly rules: readonly Rule[];
}

interface PrometheusRule extends KubernetesObject {
  readonly spec: { readonly groups: readonly Group[] };
}

/** The generated groups of rules of a cluster, by the name of the object that holds them. */
export function generatedRules(cluster: string): ReadonlyMap<string, readonly Group[]> {
  const objects = ofKind<PrometheusRule>(objectsOf(cluster, 'alerts'), 'PrometheusRule');
  return new Map(objects.map(({ metadata, spec }) => [metadata.name, spec.groups]));
}

/** Writes a file for promtool, which takes JSON as the YAML that it is; returns its path. */
export async function written(path: string, content: unknown): Promise<string> {
  await writeFile(path, JSON.stringify(content));
  return path;
}
