import type { ClusterObjects } from '@auditorsec/checks/objects';
import type { Finding } from '@auditorsec/checks/rule';
import type { Exception } from '@auditorsec/checks/run';
import { controlsOf } from '@auditorsec/compliance/annotation';
import type { Control } from '@auditorsec/compliance/control';

/** `needs a person`: an exception rests on what no manifest shows, such as papers that make a transfer lawful. */
export type Status = 'satisfied' | 'violated' | 'not applicable' | 'needs a person';

/** A finding that an exception of the fleet covers. */
export interface Accepted {
  readonly finding: Finding;
  readonly exception: Exception;
}

/** What one control comes to in one cluster. */
export interface Assessed {
  readonly id: string;
  readonly control: Control;
  readonly status: Status;
  /** Of a violation: what is wrong. */
  readonly why: readonly string[];
  /** The files of the objects that serve it, below `generated/`, by code unit. */
  readonly evidence: readonly string[];
  readonly findings: readonly Finding[];
  readonly accepted: readonly Accepted[];
}

/** What is known of one cluster: its objects, and what the rules find in them. */
export interface Subject {
  readonly objects: ClusterObjects;
  readonly findings: readonly Finding[];
  readonly accepted: readonly Accepted[];
}

/**
 * Judges each control of the table in one cluster. Without objects that serve it, or without a rule that would see it broken,
 * a control that applies is violated: nothing shows it.
 */
export function assess(table: Readonly<Record<string, Control>>, { objects, findings, accepted }: Subject): Assessed[] {
  return Object.entries(table).map(([id, control]) => {
    const evidence = objects.files.filter(({ object }) => controlsOf(object).includes(id)).map(({ path }) => path);
    const broken = findings.filter(({ rule }) => control.rules.includes(rule));
    const why = [
      ...(control.rules.length === 0 ? ['no rule would see it broken'] : []),
      ...(evidence.length === 0 ? ['no object serves it'] : []),
      ...broken.map(({ rule, object, message }) => `${rule}: ${object}: ${message}`),
    ];
    const known = { id, control, evidence, findings: broken };
    const covered = accepted.filter(({ finding }) => control.rules.includes(finding.rule));
    if (!applies(control, objects)) return { ...known, status: 'not applicable', why: [], accepted: covered };
    if (why.length > 0) return { ...known, status: 'violated', why, accepted: covered };
    const transferred = covered.some(({ exception }) => exception.transfer);
    return { ...known, status: transferred ? 'needs a person' : 'satisfied', why, accepted: covered };
  });
}

function applies({ where }: Control, objects: ClusterObjects): boolean {
  return where === undefined || where.some((kind) => objects.of(kind).length > 0);
}

/** What the plan promises: more than this of 100. */
export const PROMISED = 95;

export interface Score {
  readonly satisfied: number;
  readonly applicable: number;
  /** Satisfied of applicable controls, of 100, rounded down to a tenth. What needs a person counts on neither side. */
  readonly value: number;
}

/** The security score of one cluster. */
export function score(assessed: readonly Assessed[]): Score {
  const satisfied = assessed.filter(({ status }) => status === 'satisfied').length;
  const applicable = satisfied + assessed.filter(({ status }) => status === 'violated').length;
  return { satisfied, applicable, value: applicable === 0 ? 0 : Math.floor((satisfied / applicable) * 1000) / 10 };
}
