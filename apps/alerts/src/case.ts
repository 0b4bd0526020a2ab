import type { PromDuration } from '@auditorsec/alerting/rule';

/** A time after the start, as promtool writes it. */
export type Moment = PromDuration | `${number}h${number}m` | `${number}m${number}s`;

/** What happens, and whether an alert says so: a unit test of promtool's, typed. */
export interface AlertCase {
  readonly alert: string;
  /** The objective that it is about; alerts of others under this name don't count. */
  readonly slo?: string;
  /** The situation, as a sentence. */
  readonly says: string;
  /** Series from 0:00 on, in promtool's notation: `1+2x3` is 1, 3, 5, 7; `_` is no sample; `5x9` is ten times 5. */
  readonly series: Readonly<Record<string, string>>;
  /** Between two samples, and between two evaluations; a minute by default. */
  readonly interval?: PromDuration;
  /** When it must not fire. */
  readonly quiet?: readonly Moment[];
  /** When it must fire, and for what: selectors of labels, one for each alert that fires then, and for no other. */
  readonly fires?: Readonly<Partial<Record<Moment, readonly string[]>>>;
  /** The region has been declared as evacuated. */
  readonly evacuated?: true;
}
