import { join } from 'node:path';
import { type GoProgram, goProgram } from '@auditorsec/proofs/parts/programs';
import type { Progress } from '@auditorsec/schemas/progress';
import { runProgram } from '@auditorsec/schemas/run-program';

const GITLEAKS: GoProgram = {
  graph: 'gitleaks',
  package: 'github.com/zricethezav/gitleaks/v8',
  what: 'gitleaks',
};

interface Leak {
  readonly RuleID: string;
  readonly Description: string;
  readonly File: string;
  readonly StartLine: number;
  readonly Commit: string;
}

/**
 * Everything in the history of `root`, and in what isn't committed yet, that looks like a secret; by file and line, and never
 * with its text. `.gitleaks.toml` of `root` says what is none.
 */
export async function leaks(root: string, progress: Progress): Promise<string[]> {
  const program = await goProgram(GITLEAKS, progress);
  const options = [
    '--no-banner',
    '--log-level=error',
    '--redact',
    '--exit-code=0',
    '--report-format=json',
    '--report-path=-',
  ];
  const config = join(root, '.gitleaks.toml');
  const found: Leak[] = [];
  for (const what of [[], ['--pre-commit'], ['--pre-commit', '--staged']]) {
    const report = await runProgram(program, ['git', ...what, '--config', config, ...options, root], { cwd: root });
    found.push(...(JSON.parse(report || '[]') as Leak[]));
  }
  return found.map(
    ({ RuleID, Description, File, StartLine, Commit }) =>
      `${File}:${StartLine}${Commit && ` in ${Commit.slice(0, 12)}`}  ${RuleID}: ${Description} ${REMEDY}`,
  );
}

const REMEDY =
  'Have the secret made invalid, for it counts as known; what is none goes into .gitleaks.toml, with what it is.';
