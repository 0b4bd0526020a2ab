import { strict as assert } from 'node:assert';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import fleet from '../../../../../clusters/fleet.ts';
import { type Check, check } from '../../check.ts';
import { kubeScore, kubeScoreProgram, type ScoredObject } from '../../parts/kube-score.ts';
import { kubeScoreAccepted } from './kube-score-accepted.ts';
import type { ScannerBench } from './scanners.ts';

const CRITICAL = 1;

/** Kinds that it judges. */
const KINDS =
  '*/{Deployment.,StatefulSet.,DaemonSet.,Job.,CronJob.,Service_,NetworkPolicy.,PodDisruptionBudget.,HorizontalPodAutoscaler.}*.yaml';

export const kubeScoreChecks: readonly Check<ScannerBench>[] = [
  check('kube-score finds nothing critical in any cluster but what is accepted, each for its reason', scored),
];

async function scored({ progress }: ScannerBench): Promise<string> {
  const program = await kubeScoreProgram(progress);
  // Each cluster by itself: budgets and policies are matched with the workloads beside them.
  const scores = await Promise.all(Object.keys(fleet.clusters).map((cluster) => scoreOf(program, cluster)));
  const findings = scores.flat().flatMap(critical);
  const rowOf = ({ id, object }: Finding) =>
    kubeScoreAccepted.find(({ check, objects }) => check === id && (objects?.includes(object) ?? true));
  const open = findings.filter((finding) => !rowOf(finding));
  const idle = kubeScoreAccepted.filter((row) => !findings.some((finding) => rowOf(finding) === row));
  assert.deepEqual(open, [], 'critical findings that nobody accepted');
  assert.deepEqual(idle, [], 'accepted findings that are none any more');
  const checks = scores.flat().flatMap((object) => object.checks).length;
  return `${checks - findings.length} checks passed, ${findings.length} findings accepted in ${kubeScoreAccepted.length} rows`;
}

async function scoreOf(program: string, cluster: string): Promise<readonly ScoredObject[]> {
  const folder = join(repositoryRoot, 'generated', cluster);
  const files = globSync(KINDS, { cwd: folder }).sort();
  const objects = await kubeScore(
    program,
    files.map((file) => join(folder, file)),
  );
  assert.ok(objects.length >= files.length, `kube-score judged not all of ${cluster}`);
  return objects;
}

interface Finding {
  readonly id: string;
  readonly object: string;
  readonly says: string;
}

function critical(object: ScoredObject): Finding[] {
  return object.checks
    .filter(({ grade, skipped }) => !skipped && grade <= CRITICAL)
    .map(({ check: { id }, comments }) => {
      const says = (comments ?? []).map(({ summary }) => summary).join('; ');
      return { id, object: nameOf(object), says };
    });
}

function nameOf({ type_meta: { kind }, object_meta: { name, namespace } }: ScoredObject): string {
  return [kind, namespace, name].filter(Boolean).join('.');
}
