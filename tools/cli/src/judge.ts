import { ClusterObjects } from '@auditorsec/checks/objects';
import { rules } from '@auditorsec/checks/registry';
import type { Finding, Rule } from '@auditorsec/checks/rule';
import { applyExceptions, type Exception, runRules } from '@auditorsec/checks/run';
import { colour } from '@auditorsec/problem/colour';
import { notThere } from '@auditorsec/problem/user-error';
import type { Rendered } from './render.ts';

export interface Verdict {
  readonly rules: number;
  readonly findings: readonly Finding[];
  /** Exceptions that cover nothing any more, or whose day has passed. */
  readonly stale: readonly { readonly exception: Exception; readonly why: string }[];
}

/** Runs the rules of these scopes over what was rendered, and over the base commit for change rules. */
export function judge(
  { fleet, clusters }: Rendered,
  scopes: readonly Rule['scope'][],
  base?: readonly ClusterObjects[],
): Verdict {
  const head = clusters.map(({ name, files }) => new ClusterObjects(name, files));
  const today = new Date().toISOString().slice(0, 10);
  const found = runRules(rules, scopes, { head, today, ...(base && { base }) });
  const judged = scopes.flatMap((scope) =>
    rules.filter((rule) => rule.scope === scope).map((rule) => rule.name as string),
  );
  const names = clusters.map(({ name }) => name);
  const ruleNames = rules.map((rule) => rule.name as string);
  const exceptions = fleet.exceptions.filter(({ rule, object }) => {
    const cluster = clusterOf(object);
    const isJudged = judged.includes(rule) || !ruleNames.includes(rule);
    return isJudged && (names.includes(cluster) || !Object.hasOwn(fleet.clusters, cluster));
  });
  const { findings, unused, expired } = applyExceptions(found, exceptions, today);
  const why = (exception: Exception): string => {
    const cluster = clusterOf(exception.object);
    if (!ruleNames.includes(exception.rule)) return notThere('rule', exception.rule, ruleNames);
    if (!names.includes(cluster)) return notThere('cluster', cluster, Object.keys(fleet.clusters));
    if (expired.includes(exception))
      return `expired on ${exception.expires}: mend the object, or give a new date and reason`;
    return 'covers nothing any more: remove it';
  };
  const stale = exceptions.filter(
    (exception) => expired.includes(exception) || (unused.includes(exception) && !isOfChange(exception)),
  );
  return { rules: judged.length, findings, stale: stale.map((exception) => ({ exception, why: why(exception) })) };
}

/** What one commit changed, the ring after still has to: its exceptions stay until their day. */
function isOfChange(exception: Exception): boolean {
  return rules.some(({ name, scope }) => name === exception.rule && scope === 'change');
}

function clusterOf(object: string): string {
  return object.split(' ', 1)[0] ?? '';
}

/** What a person reads: each finding with its object, field, outage and origin. */
export function formatVerdict({ findings, stale }: Verdict): string {
  const blocks = findings.map(({ rule, cluster, object, field, message, path, source }) =>
    [
      `${colour.bold(rule)}  ${cluster}  ${object}${field ? `  ${field}` : ''}`,
      `  ${message}`,
      `  config  ${source.config}`,
      `  made by ${source.block}`,
      `  file    generated/${path}`,
      `  rule    docs/checks/${rule}.md`,
    ].join('\n'),
  );
  const notes = stale.map(
    ({ exception, why }) => `clusters/fleet.ts  exception ${exception.rule} for ${exception.object}: ${why}`,
  );
  return [...blocks, ...notes].join('\n\n');
}
