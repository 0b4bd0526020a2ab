import type { Matcher, Selector } from '@auditorsec/promql/selectors';

/** Letters that only a regular expression has; a dot can't stand in the name of a metric. */
const PATTERN = /[^\w:|]/;

/** The metrics that a selector names: one, or the branches of `{__name__=~"a|b"}`. A pattern names none. */
export function namesOf({ metric, matchers }: Selector): string[] {
  if (metric !== undefined) return [metric];
  const names = matchers.filter(({ label, operator }: Matcher) => label === '__name__' && operator === '=~');
  return names.flatMap(({ value }) => (PATTERN.test(value) ? [] : value.split('|')));
}
