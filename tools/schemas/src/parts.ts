import { join } from 'node:path';
import { versions } from '@auditorsec/versions/versions';
import { buildOnce, cacheRoot } from './cache.ts';
import { goBuild, graphDigest } from './go.ts';
import { type Progress, withProgress } from './progress.ts';

/** Builds kubeconform once for its version and returns the path of the program. */
export async function kubeconform(progress: Progress): Promise<string> {
  const program = join(cacheRoot(), `kubeconform-${versions.kubeconform}`, 'kubeconform');
  return buildOnce(program, (output) =>
    withProgress(`building kubeconform ${versions.kubeconform}`, progress, () =>
      goBuild('kubeconform', 'github.com/yannh/kubeconform/cmd/kubeconform', output),
    ),
  );
}

/** Builds the strict decoder of `tools/go/types` once for its source and returns the path of the program. */
export async function typesDecoder(progress: Progress): Promise<string> {
  const program = join(cacheRoot(), `types-${graphDigest('types')}`, 'types');
  return buildOnce(program, (output) =>
    withProgress('building the Go types of the custom kinds', progress, () => goBuild('types', '.', output)),
  );
}
