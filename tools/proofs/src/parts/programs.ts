import { join } from 'node:path';
import { buildOnce, cacheRoot } from '@auditorsec/schemas/cache';
import { goBuild, graphDigest } from '@auditorsec/schemas/go';
import { type Progress, withProgress } from '@auditorsec/schemas/progress';

/** Builds our program around Istio's control plane once for its source; returns its path. Cold it takes some 7 minutes of CPU. */
export async function istioProgram(progress: Progress): Promise<string> {
  return goProgram('istio', '.', "Istio's control plane, once; it takes minutes", progress);
}

/** Builds envoyproxy/ratelimit once for its pinned version; returns its path. */
export async function ratelimitProgram(progress: Progress): Promise<string> {
  return goProgram('ratelimit', 'github.com/envoyproxy/ratelimit/src/service_cmd', 'the rate limit service', progress);
}

function goProgram(graph: string, goPackage: string, what: string, progress: Progress): Promise<string> {
  const program = join(cacheRoot(), `${graph}-${graphDigest(graph)}`, graph);
  return buildOnce(program, (output) =>
    withProgress(`building ${what}`, progress, () => goBuild(graph, goPackage, output)),
  );
}
