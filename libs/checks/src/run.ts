import { objectName } from '@auditorsec/manifest/patch';
import type { FileSpec } from '@auditorsec/manifest/types';
import { environmentOf } from './environment.ts';
import type { ClusterObjects } from './objects.ts';
import type { Finding, Report, Rule } from './rule.ts';

/** What rules judge: the clusters of one tree, those of the base commit where there is one, and the day (`YYYY-MM-DD`) where it counts. */
export interface Subject {
  readonly head: readonly ClusterObjects[];
  readonly base?: readonly ClusterObjects[];
  readonly today?: string;
}

/** A breach that may stay until a day, with its reason. */
export interface Exception {
  readonly rule: string;
  /** `<cluster> Kind namespace/name`. */
  readonly object: string;
  readonly reason: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
  /** Of a copy of personal data: what makes it lawful, which no rule can judge. */
  readonly transfer?: { readonly basis: string; readonly papers: string } | undefined;
}

/** Runs the rules whose scope is one of `scopes`. Pure; change rules rest where there is no base, day rules where there is no day. */
export function runRules(rules: readonly Rule[], scopes: readonly Rule['scope'][], subject: Subject): Finding[] {
  const { head, base, today } = subject;
  const findings: Finding[] = [];
  // Production is compared with production: what staging lacks or has smaller, nobody misses.
  const environments = Map.groupBy(head, environmentOf);
  for (const rule of rules) {
    if (!scopes.includes(rule.scope)) continue;
    const report: Report = (file, message, field) => findings.push(finding(rule.name, file, message, field));
    if (rule.scope === 'cluster') for (const objects of head) rule.check(objects, report);
    else if (rule.scope === 'fleet') for (const alike of environments.values()) rule.check(alike, report);
    else if (rule.scope === 'day') {
      if (today) rule.check(head, today, report);
    } else if (base) rule.check(head, base, report);
  }
  return findings;
}

function finding(rule: string, file: FileSpec, message: string, field: string | undefined): Finding {
  const { cluster, path, source, object } = file;
  return { rule, cluster, object: objectName(object), path, source, field, message };
}

/** The findings that no exception of `today` (`YYYY-MM-DD`) covers, and the exceptions that cover nothing or have expired. */
export function applyExceptions(findings: readonly Finding[], exceptions: readonly Exception[], today: string) {
  const covers = (exception: Exception, { rule, cluster, object }: Finding) =>
    exception.rule === rule && exception.object === `${cluster} ${object}`;
  const valid = exceptions.filter(({ expires }) => expires >= today);
  return {
    findings: findings.filter((finding) => !valid.some((exception) => covers(exception, finding))),
    unused: exceptions.filter((exception) => !findings.some((finding) => covers(exception, finding))),
    expired: exceptions.filter((exception) => !valid.includes(exception)),
  };
}
