import { join } from 'node:path';
import type { Manifest } from './manifest.ts';
import type { Problem } from './problem.ts';
import { runProgram } from './run-program.ts';

/**
 * Decodes manifests of custom kinds strictly into the Go types of the projects that own them, and asks the admission
 * code of those operators that have one.
 */
export async function checkTypes(program: string, root: string, manifests: readonly Manifest[]): Promise<Problem[]> {
  if (manifests.length === 0) return [];
  const files = new Map(manifests.map(({ file }) => [join(root, file), file]));
  const answer = await runProgram(program, ['decode'], { cwd: root, input: JSON.stringify([...files.keys()]) });
  const found = JSON.parse(answer) as { file: string; path: string; message: string }[];
  return found.map((problem) => ({ ...problem, file: files.get(problem.file) ?? problem.file, by: 'types' }));
}
