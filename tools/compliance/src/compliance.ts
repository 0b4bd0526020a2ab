import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { answer } from '@auditorsec/cli/answer';
import type { Outcome } from '@auditorsec/cli/output';
import { parseWords } from '@auditorsec/cli/words';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { UserError } from '@auditorsec/problem/user-error';
import { PROMISED } from './assess.ts';
import { type ClusterReport, currentReports } from './current.ts';
import { reportFiles } from './files.ts';

const HELP = `Usage:
  npm run compliance                            what the manifests show of each control; writes docs/compliance.md and docs/compliance
  npm run compliance -- --out DIR [--commit ID] writes to DIR instead, naming the commit where it is given
  npm run compliance -- --json                  the scores and violations as JSON, and writes nothing

Exit code: 0 every score is above ${PROMISED}, 1 one is not, 2 wrong usage.`;

/** The command line. Returns the exit code. */
export function main(words: readonly string[]): Promise<number> {
  return answer(words, async () => {
    const { values } = parseWords(words, {
      out: { type: 'string' },
      commit: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    });
    if (values.help) return { exitCode: 0, text: HELP, report: undefined };
    if (values.commit && !values.out)
      throw new UserError(
        '--commit needs --out DIR: the pages in docs/ name no commit, or each would be out of date at the next.',
        2,
      );
    const reports = await currentReports();
    const folder = values.out ?? join(repositoryRoot, 'docs');
    if (!values.json) write(folder, reportFiles(reports, values.commit));
    return said(reports);
  });
}

function write(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function said(reports: readonly ClusterReport[]): Outcome {
  const lines = reports.flatMap(({ cluster, score, controls }) => [
    `${cluster.padEnd(16)} ${score.value} of 100: ${score.satisfied} of ${score.applicable} controls that apply are satisfied`,
    ...controls.flatMap(({ id, why }) => why.map((reason) => `  ${id}: ${reason}`)),
  ]);
  const low = reports.filter(({ score }) => score.value <= PROMISED).map(({ cluster }) => cluster);
  const verdict =
    low.length > 0 ? `not above the promised ${PROMISED}: ${low.join(', ')}` : `all above the promised ${PROMISED}`;
  const report = reports.map(({ cluster, score, controls }) => ({
    cluster,
    score,
    violated: controls.filter(({ status }) => status === 'violated').map(({ id, why }) => ({ id, why })),
  }));
  return {
    exitCode: low.length > 0 ? 1 : 0,
    text: [...lines, `${verdict}; docs/compliance.md says what a score is`].join('\n'),
    report: { promised: PROMISED, clusters: report },
  };
}
