import type { RulesBench } from './bench.ts';
import { testRules } from './promtool-test.ts';
import { written } from './rule-file.ts';
import type { Unit } from './unit.ts';

/**
 * Has promtool fill in the texts of every alert as its first case fires, by expecting nothing: what it got is in its complaint.
 * A text that asks for a label which the alert doesn't have shows a hole where people look for the place.
 */
export async function brokenTexts({ promtool, stage, units }: RulesBench) {
  const names = units.map(({ alert }) => alert);
  const shown = units.filter(({ alert }, index) => names.indexOf(alert) === index);
  const files = await Promise.all(
    shown.map(async (unit) =>
      written(
        stage.file(`${unit.alert}-texts.test.json`),
        await textTest(unit, stage.file(`${unit.alert}-texts.rules.json`)),
      ),
    ),
  );
  const tested = await testRules(promtool, stage, 'texts', files);
  const got = new Map(tested.map(({ name, failures }) => [name, failures.join('\n')]));
  return {
    read: shown.length,
    broken: shown.flatMap((unit) => holes(unit, got.get(unit.alert) ?? '').map((hole) => `${unit.alert}: ${hole}`)),
  };
}

/** The first case that fires, whose alert is expected to be absent. */
async function textTest({ alert, groups, cases }: Unit, path: string) {
  const [first] = cases.filter(({ fires }) => fires);
  const interval = first?.interval ?? '1m';
  return {
    rule_files: [await written(path, { groups })],
    evaluation_interval: interval,
    tests: [
      {
        name: alert,
        interval,
        input_series: Object.entries(first?.series ?? {}).map(([series, values]) => ({ series, values })),
        alert_rule_test: [{ alertname: alert, eval_time: Object.keys(first?.fires ?? {})[0], exp_alerts: [] }],
      },
    ],
  };
}

function holes({ alert, groups }: Unit, got: string): string[] {
  const labels = new Set([...got.matchAll(/Labels:\{(.*)\}/g)].flatMap(([, list = '']) => names(list)));
  const [rule] = groups.flatMap(({ rules }) => rules.filter((each) => each.alert === alert));
  const asked = Object.values(rule?.annotations ?? {}).flatMap((text) =>
    [...text.matchAll(/\$labels\.(\w+)/g)].map(([, label = '']) => label),
  );
  return [
    ...(labels.size === 0 ? ['did not fire'] : []),
    ...asked.filter((label) => !labels.has(label)).map((label) => `has no label ${label} to show`),
    ...(/<error expanding|<no value>/.exec(got) ?? []),
  ];
}

function names(labels: string): string[] {
  return [...labels.matchAll(/(\w+)="/g)].map(([, name = '']) => name);
}
