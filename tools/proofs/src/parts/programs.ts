import { join } from 'node:path';
import { buildOnce, cacheRoot } from '@auditorsec/schemas/cache';
import { graphDigest } from '@auditorsec/schemas/go';
import { type BuildOptions, goBuild } from '@auditorsec/schemas/go-build';
import { type Progress, withProgress } from '@auditorsec/schemas/progress';

/** One program of a graph below `tools/go`. */
export interface GoProgram extends BuildOptions {
  readonly graph: string;
  readonly package: string;
  /** Name of the file: the graph's unless told. */
  readonly name?: string;
  /** What is built, for the progress line. */
  readonly what: string;
}

/** Builds our program around Istio's control plane once for its source; returns its path. Cold it takes some 7 minutes of CPU. */
export async function istioProgram(progress: Progress): Promise<string> {
  return goProgram({ graph: 'istio', package: '.', what: "Istio's control plane, once; it takes minutes" }, progress);
}

/** Builds envoyproxy/ratelimit once for its pinned version; returns its path. */
export async function ratelimitProgram(progress: Progress): Promise<string> {
  const goPackage = 'github.com/envoyproxy/ratelimit/src/service_cmd';
  return goProgram({ graph: 'ratelimit', package: goPackage, what: 'the rate limit service' }, progress);
}

/** Builds the Prometheus server once for its pinned version; returns its path. */
export async function prometheusProgram(progress: Progress): Promise<string> {
  return prometheusTool('prometheus', progress);
}

/** Builds promtool once, of the version of the server; returns its path. */
export async function promtoolProgram(progress: Progress): Promise<string> {
  return prometheusTool('promtool', progress);
}

/** Builds amtool once for its pinned version; returns its path. */
export async function amtoolProgram(progress: Progress): Promise<string> {
  const goPackage = 'github.com/prometheus/alertmanager/cmd/amtool';
  return goProgram({ graph: 'alertmanager', package: goPackage, name: 'amtool', what: 'amtool' }, progress);
}

/** Builds our program around Alertmanager's inhibitor once for its pinned version; returns its path. */
export async function inhibitorProgram(progress: Progress): Promise<string> {
  return goProgram(
    { graph: 'alertmanager', package: '.', name: 'inhibitor', what: "Alertmanager's inhibitor" },
    progress,
  );
}

/** Builds our program around prometheus-operator's generator once; returns its path. Cold it takes some 3 minutes of CPU. */
export async function operatorProgram(progress: Progress): Promise<string> {
  return goProgram({ graph: 'prometheus-operator', package: '.', what: "prometheus-operator's generator" }, progress);
}

function prometheusTool(name: 'prometheus' | 'promtool', progress: Progress): Promise<string> {
  const goPackage = `github.com/prometheus/prometheus/cmd/${name}`;
  // Service discovery of every cloud is most of the program, and no proof has a cloud.
  return goProgram({ graph: 'prometheus', package: goPackage, name, tags: ['remove_all_sd'], what: name }, progress);
}

/** Builds a Go program once for the exact source of its graph, into the user's cache; returns its path. */
export function goProgram(
  { graph, name = graph, what, package: goPackage, ...options }: GoProgram,
  progress: Progress,
): Promise<string> {
  const target = join(cacheRoot(), `${graph}-${graphDigest(graph)}`, name);
  return buildOnce(target, (output) =>
    withProgress(`building ${what}`, progress, () => goBuild(graph, goPackage, output, options)),
  );
}
