import { go } from './go.ts';
import { editModules } from './go-edits.ts';

/** How a program of a graph is built. */
export interface BuildOptions {
  readonly tags?: readonly string[];
  /** Variables of packages, such as `k8s.io/component-base/version.gitVersion`, and the text that the linker puts in. */
  readonly variables?: Readonly<Record<string, string>>;
}

/**
 * Builds one package of a graph to `output`. Nothing but the committed go.mod, go.sum and edits.json decides what is
 * built.
 */
export async function goBuild(
  graph: string,
  goPackage: string,
  output: string,
  { tags = [], variables = {} }: BuildOptions = {},
): Promise<void> {
  const edited = await editModules(graph, output);
  const set = Object.entries(variables).map(([name, text]) => `-X ${name}=${text}`);
  const flags = ['-trimpath', '-tags', tags.join(','), '-ldflags', ['-s', '-w', ...set].join(' '), ...edited.flags];
  await go(graph, ['build', ...flags, '-o', output, goPackage]).finally(edited.remove);
}
