import type { DayBench } from '../data/bench.ts';
import { at } from '../data/timeline.ts';
import { format } from '../viewer/format.ts';
import type { Expectation } from './expectation.ts';
import { interpolate } from './variables.ts';

/** Asks the panel's queries at each time, and holds what they find against the table. Returns the values seen. */
export async function judge(expectation: Expectation, { asked, prometheus, values }: DayBench): Promise<string> {
  const seen: string[] = [];
  const queries = asked.filter(
    ({ dashboard, panel, target }) =>
      dashboard.uid === expectation.dashboard &&
      panel.title === expectation.panel &&
      target.refId === (expectation.query ?? 'A'),
  );
  if (queries.length === 0) throw new Error('there is no such panel');
  for (const [clock, bound] of Object.entries(expectation.values)) {
    const answers = await Promise.all(
      queries.map(({ target, dashboard }) =>
        prometheus.instant(interpolate(target.expr, values.get(dashboard) ?? new Map()), at(clock)),
      ),
    );
    const [series] = answers
      .flatMap((answer) => answer.series)
      .filter(({ labels }) => Object.entries(expectation.labels).every(([label, value]) => labels[label] === value));
    const value = series?.points[0]?.[1] ?? Number.NaN;
    const holds = 'above' in bound ? value > bound.above : value < bound.below;
    if (!holds) throw new Error(`${value} at ${clock}, not ${JSON.stringify(bound)}`);
    seen.push(`${format(value, queries[0]?.panel.fieldConfig.defaults.unit ?? '')} at ${clock}`);
  }
  return seen.join(', ');
}
