import { parsePromql } from '@auditorsec/promql/parse';
import type { DayBench } from '../data/bench.ts';
import type { Asked } from './ask.ts';
import { ask } from './ask.ts';
import { faultsOf } from './faults.ts';

/** The queries that stay green when their first metric, a label that they select by, or one of their legend is one that nobody has. */
export async function blindQueries({ asked, prometheus, values }: DayBench): Promise<string[]> {
  const blind: string[] = [];
  for (const { dashboard, panel, target } of asked.filter(readsMetrics)) {
    for (const broken of [renamed(target), narrowed(target), mislabelled(target)]) {
      const answered = await ask(prometheus, { dashboard, panel, target: broken }, values.get(dashboard) ?? new Map());
      if ((await faultsOf(answered, prometheus)).length === 0)
        blind.push(`${dashboard.uid}, "${panel.title}": ${broken.expr}`);
    }
  }
  return blind;
}

/** A bound that is drawn as a line, `vector(0.001)`, reads none. */
export function readsMetrics({ expr }: Asked): boolean {
  return parsePromql(expr).selectors.length > 0;
}

type Target = Asked['target'];

function renamed(target: Target): Target {
  const [name = ''] = parsePromql(target.expr).selectors.flatMap(({ metric }) => metric ?? []);
  return { ...target, expr: target.expr.replace(new RegExp(`\\b${name}\\b`), `${name}_gone`) };
}

function narrowed(target: Target): Target {
  return { ...target, expr: target.expr.replace('{', '{nobody="has it",') };
}

function mislabelled(target: Target): Target {
  return { ...target, legendFormat: `${target.legendFormat} {{nobody}}` };
}
