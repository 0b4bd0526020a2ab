import { topics } from '@auditorsec/alerts/alerts';
import { casesOf } from '@auditorsec/alerts/cases';
import { fleetOf } from '@auditorsec/config/environment-fleet';
import { fleetSchema } from '@auditorsec/config/fleet';
import type { Progress } from '@auditorsec/schemas/progress';
import declared from '../../../../../clusters/fleet.ts';
import { promtoolProgram } from '../../parts/programs.ts';
import type { Stage } from '../../parts/stage.ts';
import { type Group, generatedRules, type Rule } from './rule-file.ts';
import { type Unit, unitsOf } from './unit.ts';

/** The cluster whose rules are tested; those of the others differ by names and limits alone. */
const CLUSTER = 'us-east-1';

/** What the checks of rules share. */
export interface RulesBench {
  readonly promtool: string;
  readonly stage: Stage;
  readonly clusters: readonly string[];
  readonly units: readonly Unit[];
}

export async function openRulesBench(stage: Stage, progress: Progress): Promise<RulesBench> {
  const fleet = fleetOf(fleetSchema.parse(declared), 'production');
  const member = fleet.clusters[CLUSTER];
  if (!member) throw new Error(`clusters/fleet.ts has no ${CLUSTER}`);
  const context = { fleet, cluster: { ...member, name: CLUSTER, active: fleet.activeCluster === CLUSTER } };
  const cases = Object.values(casesOf(context)).flat();
  const usual = [...generatedRules(CLUSTER).values()].flat();
  // No generated file says that its region is evacuated.
  const evacuated = Object.values(topics(context, { evacuated: true }))
    .flat()
    .map(plain);
  return {
    promtool: await promtoolProgram(progress),
    stage,
    clusters: Object.keys(fleet.clusters),
    units: [
      ...unitsOf(
        evacuated,
        cases.filter((each) => each.evacuated),
      ).filter((unit) => unit.cases.length > 0),
      ...unitsOf(
        usual,
        cases.filter((each) => !each.evacuated),
      ),
    ],
  };
}

function plain({ name, rules }: ReturnType<typeof topics>[string][number]): Group {
  return {
    name,
    rules: rules.map((rule): Rule => {
      const { expr, labels } = rule;
      if ('record' in rule) return { record: rule.record, expr, ...(labels && { labels }) };
      return { alert: rule.name, expr, annotations: { summary: rule.summary, description: rule.description } };
    }),
  };
}
