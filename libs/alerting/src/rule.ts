import { trace } from '@auditorsec/problem/call-site';

/** A length of time as Prometheus writes it. */
export type PromDuration = `${number}${'s' | 'm' | 'h' | 'd'}`;

/** `page` wakes somebody, `ticket` waits for the morning, `none` is for machines. */
export type Severity = 'page' | 'ticket' | 'none';

/** Who answers: for the API, or for what it runs on. */
export type Team = 'api' | 'platform';

/** The dashboards that an alert may lead to, by uid. */
export type DashboardUid =
  | 'system-health'
  | 'api-performance'
  | 'infrastructure'
  | 'error-tracking'
  | 'user-behaviour'
  | 'cost';

/** What an alert says. Its name decides its runbook: `DiskFull` is explained in `disk-full.md`. */
export interface AlertProps {
  /** Words in capitals without abbreviations, such as `DiskFull`. */
  readonly name: string;
  readonly expr: string;
  /** How long it must hold before anyone hears of it; at once by default. A page waits at most a minute. */
  readonly for?: PromDuration;
  /** How long it stays after its condition is gone, so that what flaps is one incident. */
  readonly keepFiringFor?: PromDuration;
  readonly severity: Severity;
  readonly team: Team;
  /** One line: where, and what is wrong. Names the region by `{{ $labels.region }}` or `{{ $externalLabels.region }}`. */
  readonly summary: string;
  /** What it means for users, with the value. */
  readonly description: string;
  readonly dashboard: DashboardUid;
  /** Labels beyond severity and team, such as `slo`. */
  readonly labels?: Readonly<Record<string, string>>;
}

export interface RecordingProps {
  /** `level:metric:operation`. */
  readonly record: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
}

interface Written {
  /** Where it is written; read for a mistake alone. */
  readonly trace: { readonly stack?: string };
}

export type Alert = AlertProps & Written;
export type Recording = RecordingProps & Written;
export type Rule = Alert | Recording;

/** Rules that are evaluated one after the other, at the same time stamp: a rule sees what those before it recorded. */
export interface RuleGroup {
  readonly name: string;
  /** Prometheus' own, 30 s, by default. */
  readonly interval?: PromDuration;
  readonly rules: readonly Rule[];
}

/** An alert; `prometheusRule` refuses a wrong one, at the line that called this. */
export function alert(props: AlertProps): Alert {
  return { ...props, trace: trace(alert) };
}

/** A recording rule; `prometheusRule` refuses a wrong one, at the line that called this. */
export function record(props: RecordingProps): Recording {
  return { ...props, trace: trace(record) };
}

/** The file name of an alert's runbook, without its extension: `DiskFull` becomes `disk-full`. */
export function runbookOf(alertName: string): string {
  return alertName.replaceAll(/(?!^)[A-Z]/g, '-$&').toLowerCase();
}
