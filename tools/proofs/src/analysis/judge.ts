import type { Accepted } from './accepted.ts';

/** What `istio analyze` prints. */
export interface Report {
  readonly analyzers: readonly string[];
  readonly skipped: readonly string[] | null;
  readonly findings: readonly Finding[];
}

export interface Finding {
  readonly code: string;
  readonly level: 'Error' | 'Warning' | 'Info';
  readonly origin: string;
  readonly message: string;
}

/** An EnvoyFilter with a wrong field is only a warning to Istio, which then drops the patch: never acceptable. */
const DROPPED_PATCH = "can't unmarshal Any";

/** Sums a report up. Throws with every Error and Warning that is not accepted, and with what is accepted in vain. */
export function judge(report: Report, accepted: readonly Accepted[]): string {
  const covers = ({ code, about }: Accepted, finding: Finding): boolean =>
    finding.code === code && (finding.origin.includes(about) || finding.message.includes(about));
  const bad = report.findings.filter((finding) => {
    if (finding.message.includes(DROPPED_PATCH)) return true;
    return finding.level !== 'Info' && !accepted.some((one) => covers(one, finding));
  });
  const idle = accepted.filter((one) => !report.findings.some((finding) => covers(one, finding)));
  const faults = [
    ...(report.skipped ?? []).map((name) => `analyzer ${name} did not run`),
    ...bad.map(({ code, level, origin, message }) => `${level} ${code} ${origin}: ${message}`),
    ...idle.map(
      ({ code, about }) => `${code} about ${JSON.stringify(about)} is accepted, and nothing is found: take it out`,
    ),
  ];
  if (faults.length > 0) throw new Error(`\n  ${faults.join('\n  ')}`);
  const known = report.findings.filter((finding) => accepted.some((one) => covers(one, finding))).length;
  return `${report.analyzers.length} analyzers, ${known} accepted findings, no other`;
}
