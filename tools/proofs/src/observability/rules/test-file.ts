import type { AlertCase } from '@auditorsec/alerts/case';
import type { Stage } from '../../parts/stage.ts';
import { type Group, written } from './rule-file.ts';

/** Cases over groups of rules, and the names under which the alert stands in them. */
export interface Tests {
  readonly groups: readonly Group[];
  readonly cases: readonly AlertCase[];
  readonly alerts: readonly string[];
}

/** Writes tests for promtool, a file for each pace: it evaluates a whole file at one. Returns the paths. */
export async function testFiles(stage: Stage, name: string, { groups, cases, alerts }: Tests): Promise<string[]> {
  const rules = await written(stage.file(`${name}.rules.json`), { groups: groups.map(withoutTexts) });
  const byPace = Map.groupBy(cases, ({ interval }) => interval ?? '1m');
  return Promise.all(
    [...byPace].map(([interval, some]) =>
      written(stage.file(`${name}-${interval}.test.json`), {
        rule_files: [rules],
        evaluation_interval: interval,
        tests: some.map((each) => ({
          name: `${each.alert}: ${each.says}`,
          interval,
          input_series: Object.entries(each.series).map(([series, values]) => ({ series, values })),
          promql_expr_test: alerts.flatMap((alert) => expectations(each, alert)),
        })),
      }),
    ),
  );
}

/** Filling in its texts is most of the work on an alert that fires, and nothing here reads them. */
function withoutTexts({ name, rules }: Group): Group {
  return { name, rules: rules.map((rule) => ({ ...rule, annotations: {} })) };
}

/** Asked of `ALERTS`, which says what fires whatever the texts of an alert are. */
function expectations({ slo, quiet = [], fires = {} }: AlertCase, alert: string) {
  const count = (at: string, selector: string, value: number) => {
    const matchers = [`alertname="${alert}"`, 'alertstate="firing"', slo && `slo="${slo}"`, selector];
    const alerts = `ALERTS{${matchers.filter(Boolean).join(',')}}`;
    return { expr: `count(${alerts}) or vector(0)`, eval_time: at, exp_samples: [{ labels: '{}', value }] };
  };
  return [
    ...quiet.map((at) => count(at, '', 0)),
    ...Object.entries(fires).flatMap(([at, selectors = []]) => [
      count(at, '', selectors.length),
      ...selectors.map((selector) => count(at, selector, 1)),
    ]),
  ];
}
