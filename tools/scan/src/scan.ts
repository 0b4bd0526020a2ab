import { repositoryRoot } from '@auditorsec/problem/call-site';
import { UserError } from '@auditorsec/problem/user-error';
import { progress } from '@auditorsec/schemas/progress';
import { leaks } from './secrets.ts';
import { workflowFaults } from './workflows.ts';

const usage = `npm run scan: secrets in the sources and their history (gitleaks), and faults of the workflows (actionlint).

Exit codes: 0 nothing found; 1 something is to be mended; 2 the call is wrong.
`;

/** Searches this repository. Returns the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  if (words.length > 0) {
    const asked = words.length === 1 && words[0] === '--help';
    (asked ? process.stdout : process.stderr).write(usage);
    return asked ? 0 : 2;
  }
  try {
    const secrets = await leaks(repositoryRoot, progress);
    const faults = await workflowFaults(repositoryRoot, progress);
    const summary = `${secrets.length} secrets in the history, ${faults.length} faults of workflows`;
    process.stdout.write(`${[...secrets, ...faults, summary].join('\n')}\n`);
    return secrets.length + faults.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}
