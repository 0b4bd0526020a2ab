import type { Progress } from '@auditorsec/schemas/progress';
import { ask } from './ask-program.ts';
import { inhibitorProgram } from './programs.ts';

type Labels = Readonly<Record<string, string>>;

/** A file with an Alertmanager configuration, the alerts that fire, and those that are asked about. */
export interface Question {
  readonly config: string;
  readonly firing: readonly Labels[];
  readonly asked: readonly Labels[];
}

/** Whether each alert that is asked about stays quiet while the others fire, as Alertmanager's own inhibitor has it. */
export async function inhibited(question: Question, progress: Progress): Promise<readonly boolean[]> {
  return ask(await inhibitorProgram(progress), question);
}
