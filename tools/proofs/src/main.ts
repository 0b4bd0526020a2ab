import { parseArgs } from 'node:util';
import { suggest } from '@auditorsec/problem/suggest';
import { UserError } from '@auditorsec/problem/user-error';
import type { Progress } from '@auditorsec/schemas/progress';
import pc from 'picocolors';
import type { Outcome } from './check.ts';
import { checkovPackages } from './parts/checkov.ts';
import {
  apiServerProgram,
  argoCdProgram,
  controllerManagerProgram,
  etcdProgram,
  kubectlProgram,
  kwokProgram,
  rolloutsProgram,
  schedulerProgram,
} from './parts/cluster-programs.ts';
import { collectorProgram } from './parts/collector.ts';
import { envoyProgram, envoyVersions } from './parts/envoy-wheels.ts';
import { istiodProgram } from './parts/istiod.ts';
import { jrubyArchive } from './parts/jruby.ts';
import { kubeScoreProgram } from './parts/kube-score.ts';
import { kyvernoProgram } from './parts/kyverno.ts';
import { motoPackages } from './parts/moto.ts';
import {
  amtoolProgram,
  inhibitorProgram,
  istioProgram,
  operatorProgram,
  prometheusProgram,
  promtoolProgram,
  ratelimitProgram,
} from './parts/programs.ts';
import { proofs } from './proofs.ts';
import { type Proof, Session } from './session.ts';

const usage = `Usage:
  npm run prove                          lists the proofs
  npm run prove -- NAME…                 runs these proofs on real parts; \`all\` runs every one
  npm run prove -- NAME --only TEXT      runs the checks whose name holds TEXT
  npm run prove -- NAME --json           prints the outcomes as JSON on standard output
  npm run prove -- build                 builds all parts, and proves nothing

Exit code: 0 all passed, 1 a check failed or a part did not start, 2 wrong usage.
`;

/** The command line. Returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const words = read(args);
  if (typeof words === 'string') {
    process.stderr.write(`${words}\n\n${usage}`);
    return 2;
  }
  const { names, only, json, help } = words;
  if (help || names.length === 0) {
    process.stdout.write(
      `${usage}\nProofs:\n${proofs.map(({ name, about }) => `  ${name.padEnd(18)} ${about}\n`).join('')}`,
    );
    return 0;
  }
  if (names.includes('build')) return build();
  const outcomes: Outcome[] = [];
  for (const proof of proofs.filter(({ name }) => names.includes('all') || names.includes(name))) {
    outcomes.push(...(await prove(proof, only, json)));
  }
  const failed = outcomes.filter(({ passed }) => !passed).length;
  if (json) process.stdout.write(`${JSON.stringify(outcomes, null, 2)}\n`);
  if (only !== undefined && outcomes.length === 0) {
    process.stderr.write(`no check of ${names.join(', ')} has ${JSON.stringify(only)} in its name\n`);
    return 2;
  }
  (json ? process.stderr : process.stdout).write(`${outcomes.length - failed} passed, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
}

interface Words {
  readonly names: readonly string[];
  readonly only: string | undefined;
  readonly json: boolean;
  readonly help: boolean;
}

/** The words of the command line, or what is wrong with them. */
function read(args: readonly string[]): Words | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        only: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const known = [...proofs.map(({ name }) => name), 'all', 'build'];
    const unknown = positionals.find((name) => !known.includes(name));
    if (unknown === undefined) return { names: positionals, ...values, only: values.only };
    const near = suggest(unknown, known);
    return `no proof is called ${JSON.stringify(unknown)}${near ? `; did you mean ${near}?` : ''} There are: ${known.join(', ')}.`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The parts that are built of Go modules, the longest first. */
const goPrograms = [
  istioProgram,
  istiodProgram,
  apiServerProgram,
  argoCdProgram,
  collectorProgram,
  operatorProgram,
  prometheusProgram,
  promtoolProgram,
  amtoolProgram,
  inhibitorProgram,
  ratelimitProgram,
  controllerManagerProgram,
  schedulerProgram,
  kubectlProgram,
  etcdProgram,
  kwokProgram,
  rolloutsProgram,
  kyvernoProgram,
  kubeScoreProgram,
];

/** What takes minutes the first time, so that it can be had before it is needed. */
async function build(): Promise<number> {
  try {
    for (const program of goPrograms) await program(progress);
    for (const version of envoyVersions) await envoyProgram(version, progress);
    await motoPackages(progress);
    await checkovPackages(progress);
    await jrubyArchive(progress);
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function prove(proof: Proof, only: string | undefined, json: boolean): Promise<readonly Outcome[]> {
  const session = new Session(proof.name, { only, progress, report: (outcome) => json || print(outcome) });
  try {
    await proof.run(session);
  } catch (error) {
    // A part that does not start is a failure of the proof, never a skip.
    const seen =
      error instanceof UserError ? error.message : error instanceof Error ? (error.stack ?? error.message) : `${error}`;
    const outcome = { proof: proof.name, name: 'the parts start and stop', passed: false, seen, ms: 0 };
    print(outcome);
    return [...session.outcomes, outcome];
  }
  return session.outcomes;
}

/** What is being built or started goes to standard error. */
const progress: Progress = (line) => process.stderr.write(`${line}\n`);

function print({ name, passed, seen, ms }: Outcome): void {
  const verdict = passed ? pc.green('ok  ') : pc.red('FAIL');
  process.stdout.write(`${verdict} ${name}: ${seen} ${pc.dim(`(${ms} ms)`)}\n`);
}
