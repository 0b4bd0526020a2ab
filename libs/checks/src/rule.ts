import type { FileSpec, Source } from '@auditorsec/manifest/types';
import type { ClusterObjects } from './objects.ts';

/** A breach of a rule by one object. */
export interface Finding {
  readonly rule: string;
  readonly cluster: string;
  /** `Kind namespace/name`. */
  readonly object: string;
  /** Path below `generated/`. */
  readonly path: string;
  readonly source: Source;
  /** The field at fault, such as `spec.http[0].retries`. */
  readonly field?: string | undefined;
  /** What breaks in production, and how to mend it. */
  readonly message: string;
}

/** Says that an object breaks the rule: the outage that follows, the way to mend it, and the field at fault. */
export type Report = (file: FileSpec, message: string, field?: string) => void;

interface Named {
  /** `<verdict>-<subject>`, equal to the names of its file, its test and its page in `docs/checks/`. */
  readonly name: `${'no' | 'require' | 'match' | 'fit' | 'unique'}-${string}`;
}

/** Judges one cluster by itself. */
export interface ClusterRule extends Named {
  readonly scope: 'cluster';
  check(objects: ClusterObjects, report: Report): void;
}

/** Judges all clusters of one environment together. */
export interface FleetRule extends Named {
  readonly scope: 'fleet';
  /** Set where it compares regions as one commit renders them: it says nothing while they run different commits. */
  readonly ofOneCommit?: true;
  check(fleet: readonly ClusterObjects[], report: Report): void;
}

/** Judges the step from the base commit to this one. */
export interface ChangeRule extends Named {
  readonly scope: 'change';
  check(head: readonly ClusterObjects[], base: readonly ClusterObjects[], report: Report): void;
}

/** Judges all clusters by the day: what passes now fails one day, so that `check` alone asks it, and nothing that is written depends on it. */
export interface DayRule extends Named {
  readonly scope: 'day';
  /** `today` is `YYYY-MM-DD`. */
  check(fleet: readonly ClusterObjects[], today: string, report: Report): void;
}

export type Rule = ClusterRule | FleetRule | ChangeRule | DayRule;
