import { firstFrame } from '@auditorsec/problem/call-site';
import type { Problem } from '@auditorsec/problem/problem';
import { parsePromql } from '@auditorsec/promql/parse';
import type { Alert, PromDuration, Rule, RuleGroup } from './rule.ts';

const MINUTE = 60;
const LONGEST_WAIT_OF_A_PAGE = MINUTE;
const SECONDS = { s: 1, m: MINUTE, h: 60 * MINUTE, d: 24 * 60 * MINUTE } as const;

const config = /^(apps|clusters)\//;

/** Every mistake in the rules of some groups, placed at the lines that wrote them. */
export function problemsOf(groups: readonly RuleGroup[]): Problem[] {
  const rules = groups.flatMap((group) => group.rules);
  return rules.flatMap((rule) => {
    const { file, line } = firstFrame(rule.trace, config);
    const name = 'record' in rule ? `record ${rule.record}` : `alert ${rule.name}`;
    return [...expressionMistakes(rule), ...('record' in rule ? recordMistakes(rule.record) : alertMistakes(rule))].map(
      ({ field, ...mistake }) => ({ place: `${file}:${line}`, field: `${name}: ${field}`, ...mistake }),
    );
  });
}

type Mistake = Omit<Problem, 'place'>;

function expressionMistakes({ expr }: Rule): Mistake[] {
  return parsePromql(expr).problems.map(({ line, column, found, allowed, nearest }) => ({
    field: `expr, line ${line}, column ${column}`,
    found,
    allowed,
    nearest,
  }));
}

function recordMistakes(record: string): Mistake[] {
  if (/^[a-z][a-z0-9_]*:[a-z0-9_]+:[a-z0-9_]+$/.test(record)) return [];
  return [{ field: 'record', found: record, allowed: 'level:metric:operation, such as job:requests:rate5m' }];
}

function alertMistakes({ name, severity, for: wait, summary }: Alert): Mistake[] {
  const mistakes: Mistake[] = [];
  const fail = (field: string, found: string, allowed: string) => mistakes.push({ field, found, allowed });
  if (!/^([A-Z][a-z0-9]+)+$/.test(name))
    fail('name', name, 'words that begin with a capital, such as DiskFull: its runbook is then disk-full.md');
  if (severity === 'page' && wait && seconds(wait) > LONGEST_WAIT_OF_A_PAGE)
    fail('for', wait, 'at most 1m for a page: put the time into the windows of the expression, or make it a ticket');
  if (severity !== 'none' && !/\$(labels|externalLabels)\.region\b/.test(summary))
    fail('summary', summary, 'one that names the region: {{ $labels.region }} or {{ $externalLabels.region }}');
  return mistakes;
}

function seconds(duration: PromDuration): number {
  return Number(duration.slice(0, -1)) * SECONDS[duration.slice(-1) as keyof typeof SECONDS];
}
