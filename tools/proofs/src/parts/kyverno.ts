import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { moduleFolder } from '@auditorsec/schemas/go';
import type { Progress } from '@auditorsec/schemas/progress';
import { goProgram } from './programs.ts';

const run = promisify(execFile);

/** One policy's word on one object. */
export interface KyvernoResult {
  readonly policy: string;
  readonly result: 'pass' | 'fail' | 'warn' | 'error' | 'skip';
  readonly message?: string;
  readonly resources: readonly { readonly kind: string; readonly namespace: string; readonly name: string }[];
}

/** Builds Kyverno's command line once for its pinned version; returns its path. Cold it takes some 10 minutes of CPU. */
export function kyvernoProgram(progress: Progress): Promise<string> {
  const goPackage = 'github.com/kyverno/kyverno/cmd/cli/kubectl-kyverno';
  return goProgram({ graph: 'kyverno', package: goPackage, what: "Kyverno's command line, once" }, progress);
}

/** Writes the policies of the chart kyverno-policies, as Kyverno publishes them, at level restricted, with its best practice of groups. */
export async function writeKyvernoPolicies(file: string, progress: Progress): Promise<void> {
  const helm = await goProgram({ graph: 'helm', package: 'helm.sh/helm/v4/cmd/helm', what: 'helm' }, progress);
  const chart = join(await moduleFolder('kyverno', 'github.com/kyverno/kyverno'), 'charts', 'kyverno-policies');
  const others = 'includeOtherPolicies=["require-non-root-groups"]';
  const words = ['template', 'policies', chart, '--set', 'podSecurityStandard=restricted', '--set-json', others];
  const { stdout } = await run(helm, words, { maxBuffer: 1 << 24 });
  await writeFile(file, stdout);
}

/** Lets Kyverno judge manifests by policies; it asks no cluster. */
export async function kyverno(
  program: string,
  policies: string,
  manifests: readonly string[],
): Promise<readonly KyvernoResult[]> {
  const resources = manifests.flatMap((file) => ['--resource', file]);
  const words = ['apply', policies, ...resources, '--policy-report', '--output-format', 'json'];
  // A failed policy is an exit code of its own, beside a whole report.
  const { stdout } = await run(program, words, { maxBuffer: 1 << 28 }).catch((error: { stdout?: string } & Error) => {
    if (error.stdout?.includes('{')) return { stdout: error.stdout };
    throw error;
  });
  return (JSON.parse(stdout.slice(stdout.indexOf('{'))) as { results: KyvernoResult[] }).results;
}
