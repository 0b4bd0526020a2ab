import { type GoProgram, goProgram } from '@auditorsec/proofs/parts/programs';
import type { Progress } from '@auditorsec/schemas/progress';
import { runProgram } from '@auditorsec/schemas/run-program';

const ACTIONLINT: GoProgram = {
  graph: 'actionlint',
  package: 'github.com/rhysd/actionlint/cmd/actionlint',
  what: 'actionlint',
};

/** What GitHub would refuse or misread in the workflows of `root`. */
export async function workflowFaults(root: string, progress: Progress): Promise<string[]> {
  const program = await goProgram(ACTIONLINT, progress);
  const output = await runProgram(program, ['-no-color', '-oneline'], { cwd: root, highestCode: 1 });
  return output.split('\n').filter(Boolean);
}
