import { join } from 'node:path';
import { versions } from '@auditorsec/versions/versions';
import { buildOnce, cacheRoot } from './cache.ts';
import { graphDigest } from './go.ts';
import { goBuild } from './go-build.ts';
import { type Progress, withProgress } from './progress.ts';
import { crdSources, untypedGraph } from './sources.ts';

/** Builds kubeconform once for its version and returns the path of the program. */
export async function kubeconform(progress: Progress): Promise<string> {
  const program = join(cacheRoot(), `kubeconform-${versions.kubeconform}`, 'kubeconform');
  return buildOnce(program, (output) =>
    withProgress(`building kubeconform ${versions.kubeconform}`, progress, () =>
      goBuild('kubeconform', 'github.com/yannh/kubeconform/cmd/kubeconform', output),
    ),
  );
}

/** The graphs below `tools/go` that hold a decoder: one for each set of modules that agree on their dependencies. */
const decoderGraphs = [...new Set(crdSources.map(({ graph }) => graph))].filter((graph) => graph !== untypedGraph);

/** Builds the strict decoder of every graph once for its source and returns the programs by graph. */
export async function decoders(progress: Progress): Promise<ReadonlyMap<string, string>> {
  const programs = new Map<string, string>();
  for (const graph of decoderGraphs) {
    const program = join(cacheRoot(), `${graph}-${graphDigest(graph)}`, graph);
    const build = (output: string) =>
      withProgress(`building the Go types of tools/go/${graph}`, progress, () => goBuild(graph, '.', output));
    programs.set(graph, await buildOnce(program, build));
  }
  return programs;
}
