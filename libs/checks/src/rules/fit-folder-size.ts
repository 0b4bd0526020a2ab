import type { FileSpec } from '@auditorsec/manifest/types';
import { printYaml } from '@auditorsec/manifest/yaml';
import type { ClusterRule } from '../rule.ts';

/** What Argo CD reads of one folder at most (`reposerver.max.combined.directory.manifests.size`). */
const MOST = 10_000_000;

/** YAML is at most so many times longer than the same as JSON, in what we write: shorter folders aren't printed. */
const LONGER = 4;

/** The folder of an app is no larger than Argo CD reads. */
export const fitFolderSize: ClusterRule = {
  name: 'fit-folder-size',
  scope: 'cluster',
  check({ cluster, files }, report) {
    for (const [app, held] of Map.groupBy(files, ({ app }) => app)) {
      const [first] = held;
      if (!first || size(held, JSON.stringify) * LONGER < MOST) continue;
      const bytes = size(held, printYaml);
      if (bytes <= MOST) continue;
      report(
        first,
        `generated/${cluster}/${app} holds ${megabytes(bytes)} of YAML, and Argo CD reads no folder beyond ${megabytes(MOST)}: nothing of the app is synced any more. Split the app.`,
      );
    }
  },
};

function size(files: readonly FileSpec[], print: (object: FileSpec['object']) => string): number {
  return files.reduce((sum, { object }) => sum + Buffer.byteLength(print(object)), 0);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
