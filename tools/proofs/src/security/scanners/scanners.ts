import { strict as assert } from 'node:assert';
import { globSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { printYaml } from '@auditorsec/manifest/yaml';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import fleet from '../../../../../clusters/fleet.ts';
import { withField } from '../../admission/slips.ts';
import { type Check, check } from '../../check.ts';
import { objectsOfKind } from '../../observability/objects.ts';
import { type CheckovFailure, checkov, checkovPackages } from '../../parts/checkov.ts';
import { type KyvernoResult, kyverno, kyvernoProgram, writeKyvernoPolicies } from '../../parts/kyverno.ts';
import type { Stage } from '../../parts/stage.ts';
import type { Session } from '../../session.ts';
import { type Accepted, accepted } from './accepted.ts';
import { type Broken, broken } from './broken.ts';

/** Where scanners may write, and who hears of what is built. */
export interface ScannerBench extends Pick<Session, 'progress'> {
  readonly stage: Stage;
}

const GENERATED = join(repositoryRoot, 'generated');
/** Workloads whose pods Kyverno's policies know. */
const WORKLOADS = '*/{Deployment,StatefulSet,DaemonSet,Job,CronJob}.*.yaml';

/** Scanners that others write, on the files as generated. */
export const scannerChecks: readonly Check<ScannerBench>[] = [
  check('checkov finds nothing in any cluster but what is accepted, each for its reason', scanned),
  check("Kyverno's own policies, Pod Security restricted and groups, pass on every workload", judged),
  check('a Deployment that is broken in one field is found by both scanners', found),
];

async function scanned({ progress }: ScannerBench): Promise<string> {
  const { summary, results } = await checkov(await checkovPackages(progress), GENERATED);
  const failures = results.failed_checks;
  const open = failures.filter((failure) => !accepted.some((row) => isAccepted(row, failure)));
  const idle = accepted.filter((row) => !failures.some((failure) => isAccepted(row, failure)));
  assert.deepEqual(open.map(printed), [], 'findings that nobody accepted');
  assert.deepEqual(idle, [], 'accepted findings that are none any more');
  assert.ok(summary.passed > 0, 'checkov judged nothing');
  return `checkov ${summary.checkov_version}: ${summary.passed} checks passed, ${failures.length} findings accepted in ${accepted.length} rows`;
}

function isAccepted({ check, objects }: Accepted, { check_id, resource }: CheckovFailure): boolean {
  return check === check_id && (objects?.includes(resource) ?? true);
}

function printed({ check_id, check_name, file_path }: CheckovFailure): string {
  return `${check_id} ${check_name}: generated${file_path}`;
}

async function judged(bench: ScannerBench): Promise<string> {
  const results: KyvernoResult[] = [];
  // One by one: to Kyverno two clusters' workloads of one name would be the same object.
  for (const cluster of Object.keys(fleet.clusters)) {
    const folder = join(GENERATED, cluster);
    const files = globSync(WORKLOADS, { cwd: folder }).sort();
    const said = await judge(
      bench,
      files.map((file) => join(folder, file)),
    );
    assert.ok(said.length > files.length, `Kyverno judged nothing of ${cluster}`);
    results.push(...said);
  }
  const failures = results.filter(({ result }) => result !== 'pass');
  assert.deepEqual(failures, [], 'what the policies refuse');
  const policies = new Set(results.map(({ policy }) => policy)).size;
  return `${policies} policies, ${results.length} judgements, all pass`;
}

async function found(bench: ScannerBench): Promise<string> {
  const folder = bench.stage.file('broken');
  await mkdir(folder, { recursive: true });
  const [agent] = objectsOfKind('us-east-1', 'ci-failure-agent', 'Deployment');
  assert.ok(agent, 'us-east-1 has the agent');
  for (const { name, field, value } of broken) {
    const object = withField(withField(agent, field, value), ['metadata', 'name'], name);
    await writeFile(join(folder, `${name}.yaml`), printYaml(object));
  }
  const { results } = await checkov(await checkovPackages(bench.progress), folder);
  const words = await judge(
    bench,
    broken.map(({ name }) => join(folder, `${name}.yaml`)),
  );
  const missed = broken.flatMap((slip) => missedBy(slip, results.failed_checks, words));
  assert.deepEqual(missed, [], 'slips that a scanner does not see');
  return `${broken.length} slips, each seen by checkov and by Kyverno`;
}

function missedBy(
  { name, checkov, kyverno }: Broken,
  failures: readonly CheckovFailure[],
  words: readonly KyvernoResult[],
): string[] {
  const seen = failures.some(({ check_id, file_path }) => check_id === checkov && file_path === `/${name}.yaml`);
  const refused = words.some(
    ({ policy, result, resources }) => policy === kyverno && result === 'fail' && resources[0]?.name === name,
  );
  return [...(seen ? [] : [`${name}: checkov's ${checkov}`]), ...(refused ? [] : [`${name}: Kyverno's ${kyverno}`])];
}

async function judge(
  { stage, progress }: ScannerBench,
  manifests: readonly string[],
): Promise<readonly KyvernoResult[]> {
  const policies = stage.file('policies.yaml');
  await writeKyvernoPolicies(policies, progress);
  return kyverno(await kyvernoProgram(progress), policies, manifests);
}
