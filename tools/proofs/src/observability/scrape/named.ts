import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metric } from '@auditorsec/metrics/metric';
import { moduleFolder } from '@auditorsec/schemas/go';
import { type KubernetesObject, objectsIn, ofKind } from '../objects.ts';
import type { Place } from './modules.ts';

/** Names and labels of metrics that the source of a program does not have; `added` are labels of our own. */
export async function unnamed(
  places: readonly Place[],
  metrics: readonly Metric[],
  added: readonly string[],
): Promise<string[]> {
  const words = new Set(added);
  for (const { graph, module, folders } of places) {
    const root = await moduleFolder(graph, module);
    for (const folder of folders) addWords(join(root, folder), words);
  }
  return metrics.flatMap(({ name, labels }) => [
    ...(isNamed(name, words) ? [] : [name]),
    ...labels.filter((label) => !words.has(label)).map((label) => `${label} of ${name}`),
  ]);
}

interface Telemetry extends KubernetesObject {
  readonly spec: {
    readonly metrics?: readonly {
      readonly overrides?: readonly { readonly tagOverrides?: Readonly<Record<string, unknown>> }[];
    }[];
  };
}

/** The labels that our own Telemetry objects add to Istio's metrics. */
export function addedLabels(cluster: string): string[] {
  return ofKind<Telemetry>(objectsIn(cluster), 'Telemetry').flatMap(({ spec }) =>
    (spec.metrics ?? []).flatMap(({ overrides = [] }) =>
      overrides.flatMap(({ tagOverrides = {} }) => Object.keys(tagOverrides)),
    ),
  );
}

/** Every word in the Go code and the dashboards below a folder. */
function addWords(folder: string, words: Set<string>): void {
  for (const file of globSync('**/*.{go,json,libsonnet}', { cwd: folder, exclude: ['**/testdata/**'] })) {
    for (const [word] of readFileSync(join(folder, file), 'utf8').matchAll(/\w+/g)) words.add(word);
  }
}

/** Programs write a name in one, or join it of up to three parts: namespace, subsystem, name. */
function isNamed(name: string, words: ReadonlySet<string>, parts = 3): boolean {
  if (words.has(name)) return true;
  if (parts === 1) return false;
  return [...name.matchAll(/_/g)].some(
    ({ index }) => words.has(name.slice(0, index)) && isNamed(name.slice(index + 1), words, parts - 1),
  );
}
