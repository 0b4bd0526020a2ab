import { join } from 'node:path';
import type { Manifest } from './manifest.ts';
import type { Problem } from './problem.ts';
import { runProgram } from './run-program.ts';

/** Decodes manifests of custom kinds strictly into the Go types of the projects that own them. */
export async function checkTypes(program: string, root: string, manifests: readonly Manifest[]): Promise<Problem[]> {
  if (manifests.length === 0) return [];
  const files = new Map(manifests.map(({ file }) => [join(root, file), file]));
  const answer = await runProgram(program, ['decode'], { cwd: root, input: JSON.stringify([...files.keys()]) });
  const found = JSON.parse(answer) as { file: string; message: string }[];
  return found.map(({ file, message }) => {
    // Go's decoders put the field, where they know it, in front of or inside the message.
    const [, path = '', rest = message] = /^(spec): (.*)$/s.exec(message) ?? [];
    return { file: files.get(file) ?? file, path, message: `the Go type refuses it: ${rest}`, by: 'types' };
  });
}
