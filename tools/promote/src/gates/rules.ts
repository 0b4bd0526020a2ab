import type { ClusterObjects } from '@auditorsec/checks/objects';
import { rules } from '@auditorsec/checks/registry';
import type { Finding } from '@auditorsec/checks/rule';
import { applyExceptions, type Exception, runRules } from '@auditorsec/checks/run';
import { plural } from '@auditorsec/cli/output';
import { type Gate, open, shut } from '../gate.ts';

/** Rules that compare regions as one commit renders them say nothing while rings differ. */
const judging = rules.filter((rule) => !(rule.scope === 'fleet' && rule.ofOneCommit));

/** What a step would make of all regions, beside what they run now. */
export interface Trees {
  readonly present: readonly ClusterObjects[];
  readonly after: readonly ClusterObjects[];
  /** Of the fleet that is promoted. */
  readonly exceptions: readonly Exception[];
}

/** Whether the regions, each from its own commit, keep the rules of the fleet, and the step those of a change. What is broken already holds nobody back. */
export function rulesGate({ present, after, exceptions }: Trees, now: Date): Gate {
  const today = now.toISOString().slice(0, 10);
  const broken = new Set(runRules(judging, ['fleet'], { head: present }).map(identity));
  const found = runRules(judging, ['fleet', 'change'], { head: after, base: present });
  const { findings } = applyExceptions(
    found.filter((finding) => !broken.has(identity(finding))),
    exceptions,
    today,
  );
  if (findings.length === 0)
    return open('rules', `${plural(after.length, 'region')}, each from its own commit, in agreement`);
  return shut('rules', 'tree', ['the regions would no longer agree:', ...findings.map(describe)].join('\n'));
}

function identity({ rule, cluster, object, field, message }: Finding): string {
  return JSON.stringify([rule, cluster, object, field, message]);
}

function describe({ rule, cluster, object, field, message, path }: Finding): string {
  return [
    `    ${rule}  ${cluster}  ${object}${field ? `  ${field}` : ''}`,
    `      ${message}`,
    `      file  generated/${path}`,
    `      rule  docs/checks/${rule}.md`,
  ].join('\n');
}
