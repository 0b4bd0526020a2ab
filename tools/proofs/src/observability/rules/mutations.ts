import type { RulesBench } from './bench.ts';
import { type Mutant, mutantsOf } from './mutants.ts';
import { testRules } from './promtool-test.ts';
import { testFiles } from './test-file.ts';
import type { Unit } from './unit.ts';

/** An alert, and all its mutants. */
interface Broken extends Unit {
  readonly mutants: readonly Mutant[];
}

/** Breaks every alert in every way, and returns what no case saw. Alerts of several objectives are one function of ours, so that of one is broken. */
export async function survivors({ promtool, stage, units }: RulesBench) {
  const names = units.map(({ alert }) => alert);
  const broken = units
    .filter(({ alert }, index) => names.indexOf(alert) === index)
    .map((unit): Broken => ({ ...unit, mutants: mutantsOf(unit.expr) }));
  const files = await Promise.all(
    broken.map((unit) =>
      testFiles(stage, `${unit.alert}-mutants`, {
        groups: withMutants(unit),
        cases: unit.cases,
        alerts: unit.mutants.map((_, index) => nameOf(unit, index)),
      }),
    ),
  );
  const tested = await testRules(promtool, stage, 'mutants', files.flat());
  const red = new Set(
    tested.flatMap(({ failures }) =>
      failures.flatMap((failure) => [...failure.matchAll(/\w+_mutant_\d+/g)].map(String)),
    ),
  );
  return {
    count: broken.reduce((sum, { mutants }) => sum + mutants.length, 0),
    alerts: broken.length,
    survived: broken.flatMap((unit) =>
      unit.mutants.flatMap(({ says }, index) => (red.has(nameOf(unit, index)) ? [] : [`${unit.alert}: ${says}`])),
    ),
  };
}

function nameOf({ alert }: Unit, index: number): string {
  return `${alert}_mutant_${index}`;
}

/** All mutants stand beside each other in place of the alert: what is recorded for them is recorded once. */
function withMutants(unit: Broken) {
  return unit.groups.map(({ name, rules }) => ({
    name,
    rules: rules.flatMap((rule) =>
      rule.alert === undefined
        ? [rule]
        : unit.mutants.map(({ expr }, index) => ({ ...rule, alert: nameOf(unit, index), expr })),
    ),
  }));
}
