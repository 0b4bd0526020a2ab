import { withControls } from '@auditorsec/compliance/annotation';
import { compose } from '@auditorsec/config/compose';
import type { Fleet } from '@auditorsec/config/fleet';
import { type ConfigInput, parseConfig } from '@auditorsec/config/parse';
import { plan } from '@auditorsec/manifest/plan';
import { printFile } from '@auditorsec/manifest/print';
import type { FileSpec } from '@auditorsec/manifest/types';
import { ConfigError, type Problem } from '@auditorsec/problem/problem';

export interface RenderedCluster {
  readonly name: string;
  readonly files: readonly FileSpec[];
  /** The bytes of each file, by its path below `generated/<cluster>/`. */
  readonly texts: ReadonlyMap<string, string>;
  readonly milliseconds: number;
}

export interface Rendered {
  readonly fleet: Fleet;
  readonly clusters: readonly RenderedCluster[];
}

/**
 * parse → compose → plan → name controls → print, for every cluster of the config. Touches no disk.
 * Throws a `ConfigError` with all mistakes; `onCluster` hears of each cluster that is done.
 */
export async function render(
  input: ConfigInput,
  onCluster: (done: number, all: number) => void = () => {},
): Promise<Rendered> {
  const { fleet, clusters } = await parseConfig(input);
  const problems: Problem[] = [];
  const rendered = clusters.map((parsed, index) => {
    const start = performance.now();
    const planned = plan(compose(parsed, fleet), parsed.patches);
    problems.push(...planned.problems);
    const { name } = parsed.cluster;
    const files = planned.files.map(withControls);
    const texts = new Map(files.map((file) => [file.path.slice(name.length + 1), printFile(file)]));
    onCluster(index + 1, clusters.length);
    return { name, files, texts, milliseconds: performance.now() - start };
  });
  if (problems.length > 0) throw new ConfigError(problems);
  return { fleet, clusters: rendered };
}
