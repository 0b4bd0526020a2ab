import type { Answer, Prometheus, Series, Span } from '../../parts/prometheus.ts';
import { at, midnight } from '../data/timeline.ts';
import { troubles } from '../data/troubles.ts';
import type { Dashboard, Panel, Target } from './dashboard.ts';
import { interpolate, type Values } from './variables.ts';

/** What dashboards look at: the day, in steps of five minutes. */
export const day: Span = { start: midnight, end: at('24:00'), step: 300 };

/** When panels of the newest values are looked at: in the outage, in a quiet hour, and at the end of each trouble. */
export const moments: readonly number[] = [
  at('12:15'),
  at('10:00'),
  ...Object.values(troubles).map(({ to }) => at(to) - 60),
];

/** What came of one query of a panel. */
export interface Asked {
  readonly dashboard: Dashboard;
  readonly panel: Panel;
  readonly target: Target;
  readonly expr: string;
  readonly answer: Answer;
  /** When a query of newest values was asked. */
  readonly time?: number;
}

/** Asks one query of a panel, as Grafana would; for newest values at the moment that has most to tell. */
export async function ask(
  prometheus: Prometheus,
  { dashboard, panel, target }: Pick<Asked, 'dashboard' | 'panel' | 'target'>,
  values: Values,
): Promise<Asked> {
  const expr = interpolate(target.expr, values);
  const asked = { dashboard, panel, target, expr };
  if (!target.instant) return { ...asked, answer: await prometheus.range(expr, day) };
  let quiet: Pick<Asked, 'answer' | 'time'> = { answer: { series: [], warnings: [] } };
  for (const time of moments) {
    const answer = await prometheus.instant(expr, time);
    if (answer.series.some(({ points: [point] }) => point && point[1] !== 0)) return { ...asked, answer, time };
    if (hasData(answer)) quiet = { answer, time };
  }
  return { ...asked, ...quiet };
}

/** Whether an answer holds a number. */
export function hasData({ series }: Answer): boolean {
  return series.some(({ points }) => points.some(([, value]) => Number.isFinite(value)));
}

/** What a series is called: the legend with the values of its labels. */
export function nameOf({ labels }: Series, { legendFormat }: Target): string {
  return legendFormat.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, label: string) => labels[label] ?? '');
}
