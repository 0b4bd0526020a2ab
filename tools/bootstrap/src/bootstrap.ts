import { answer } from '@auditorsec/cli/answer';
import { parseWords } from '@auditorsec/cli/words';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { UserError } from '@auditorsec/problem/user-error';
import { installed } from './installed.ts';
import { run } from './run.ts';
import { PIPED, type Step, steps } from './steps.ts';

const HELP = `Brings Argo CD into a new cluster, and Argo CD everything else. docs/bootstrap.md says what is there before.

  npm run bootstrap -- CLUSTER              shows what would be done
  npm run bootstrap -- CLUSTER --apply      does it, with your helm and kubectl

  --context NAME     of kubectl; default: the cluster's name
  --root FOLDER      another checkout
  --json, --help

Exit codes: 0 done, or shown; 2 the call is wrong; 3 helm or kubectl is missing; 4 one of them refused.`;

const options = {
  apply: { type: 'boolean' },
  context: { type: 'string' },
  root: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Shows or does what a new cluster needs by hand; returns the exit code. */
export function main(words: readonly string[]): Promise<number> {
  return answer(words, async () => {
    const { values, positionals } = parseWords(words, options);
    const [cluster, second] = positionals;
    if (values.help) return { exitCode: 0, text: HELP, report: undefined };
    if (cluster === undefined || second !== undefined) throw new UserError(`One cluster, please.\n\n${HELP}`, 2);
    const root = values.root ?? repositoryRoot;
    const planned = steps(installed(root, cluster), values.context ?? cluster);
    if (!values.apply)
      return { exitCode: 0, text: planned.map(printed).join('\n'), report: { cluster, steps: planned } };
    run(planned, root, (line) => process.stderr.write(`${line}\n`));
    return {
      exitCode: 0,
      text: `${cluster}: Argo CD brings the rest. Watch it: kubectl --context ${values.context ?? cluster} -n argocd get applications`,
      report: { cluster, applied: planned.length },
    };
  });
}

/** A step as a person would type it. */
function printed({ about, words, input }: Step): string {
  const line = words.map((word) => (/^[\w./:=-]+$/.test(word) ? word : `'${word}'`)).join(' ');
  if (input === undefined) return `# ${about}\n${line}`;
  return input === PIPED
    ? `# ${about}, as the line above has written it\n${line}`
    : `# ${about}\necho '${input}' | ${line}`;
}
