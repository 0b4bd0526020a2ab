import { repositoryRoot } from '@auditorsec/problem/call-site';
import { UserError } from '@auditorsec/problem/user-error';
import { runProgram } from '@auditorsec/schemas/run-program';

/** One process: a program and its arguments, and what its environment has besides ours. */
export interface Command {
  readonly args: readonly [string, ...string[]];
  readonly env?: readonly string[];
}

/** What processes took together, as the kernel counted it; the peak is that of the largest. */
export interface Usage {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMiB: number;
}

/** Runs the commands one after the other and returns what they took, and what the last one printed. Throws where one fails. */
export async function measure(program: string, commands: readonly Command[]): Promise<Usage & { output: string }> {
  const input = JSON.stringify(commands);
  const taken = await runProgram(program, [], { cwd: repositoryRoot, input }).catch((error: Error) => {
    throw new UserError(error.message);
  });
  return JSON.parse(taken);
}

/** The least of each figure over the rounds: what other load on the machine adds is never negative. */
export function least(rounds: readonly Usage[]): Usage {
  const of = (figure: keyof Usage) => Math.min(...rounds.map((round) => round[figure]));
  return { wallMs: of('wallMs'), cpuMs: of('cpuMs'), peakMiB: of('peakMiB') };
}
