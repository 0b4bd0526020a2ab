import { parsePromql } from '@auditorsec/promql/parse';
import { withoutTimeVariables } from '@auditorsec/promql/template';
import { dashboards, panelField, type Target } from '../dashboard.ts';
import type { ClusterRule } from '../rule.ts';

/** Queries of panels see every sample whatever the time range, and the same in every region. */
export const fitDashboardQueries: ClusterRule = {
  name: 'fit-dashboard-queries',
  scope: 'cluster',
  check(objects, report) {
    for (const { file, panels } of dashboards(objects))
      for (const panel of panels)
        for (const target of panel.targets ?? [])
          for (const fault of faults(target)) report(file, `query ${target.refId ?? ''} ${fault}`, panelField(panel));
  },
};

function* faults({ expr, range = false }: Target): Generator<string> {
  if (expr === undefined) return;
  const { problems, selectors } = parsePromql(withoutTimeVariables(expr));
  for (const { line, column, found, allowed } of problems)
    yield `is no PromQL, so the panel shows an error: line ${line}, column ${column} has ${found}, where ${allowed} may stand.`;
  const [window] = range ? shortWindows(expr) : [];
  if (window)
    yield `looks back ${window} from each point. Over a week the points lie further apart, and what happened between them is not drawn; on a short range there may be too few samples for a rate. Write [$__rate_interval].`;
  const fixed = selectors.flatMap(({ matchers }) => matchers).find(isFixedRegion);
  if (fixed)
    yield `asks for ${fixed.label} ${fixed.value} alone: in the other regions it shows the wrong data or none. Write ${fixed.label}=~"$${fixed.label}".`;
}

/** Fixed windows in brackets that are shorter than an hour; longer ones are meant. */
function shortWindows(expr: string): string[] {
  const withoutText = expr.replace(/"(\\.|[^"\\])*"|'(\\.|[^'\\])*'|`[^`]*`/g, '""');
  return [...withoutText.matchAll(/\[\s*(\d+(?:ms|s|m))\s*[\]:]/g)].flatMap(([, window = '']) => window);
}

function isFixedRegion({ label, operator, value }: { label: string; operator: string; value: string }): boolean {
  return (label === 'region' || label === 'cluster') && !operator.startsWith('!') && /^[a-z0-9|()-]+$/.test(value);
}
