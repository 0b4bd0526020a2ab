import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer } from '@auditorsec/cli/answer';
import type { Outcome } from '@auditorsec/cli/output';
import { parseWords } from '@auditorsec/cli/words';
import { type Row, total } from '@auditorsec/cost/bill';
import { type Overrun, overruns } from '@auditorsec/cost/budget';
import { costPage } from '@auditorsec/cost/page';
import { costs, dollars } from '@auditorsec/cost/words';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { currentBill } from './current.ts';

const HELP = `Usage:
  npm run cost             what the manifests cost a month; writes docs/cost.md
  npm run cost -- --json   every row of the bill as JSON, and writes nothing

Exit code: 0 within the budgets, 1 a cluster costs more than its monthlyBudget, 2 wrong usage.`;

/** The command line. Returns the exit code. */
export function main(words: readonly string[]): Promise<number> {
  return answer(words, async () => {
    const { values } = parseWords(words, { json: { type: 'boolean' }, help: { type: 'boolean' } });
    if (values.help) return { exitCode: 0, text: HELP, report: undefined };
    const current = await currentBill();
    if (!values.json) writeFileSync(join(repositoryRoot, 'docs/cost.md'), costPage(current));
    return said(
      [...current.rows, ...current.staging],
      overruns(current.fleet.clusters, [...current.rows, ...current.staging]),
    );
  });
}

function said(rows: readonly Row[], over: readonly Overrun[]): Outcome {
  const lines = [...Map.groupBy(rows, ({ cluster }) => cluster)].map(([name, of]) => `${name.padEnd(16)} ${costs(of)}`);
  const text = [...lines, ...over.map(complaint), `together ${costs(rows)} a month; docs/cost.md says of what`];
  return { exitCode: over.length > 0 ? 1 : 0, text: text.join('\n'), report: { total: total(rows), over, rows } };
}

function complaint({ cluster, budget, costs: spent, dearest }: Overrun): string {
  const apps = dearest.map(({ app, costs: each }) => `${app} ${dollars(each)}`).join(', ');
  return `${cluster} costs at least ${dollars(spent)} a month; clusters/fleet.ts gives it a monthlyBudget of ${dollars(budget)}, ${dollars(spent - budget)} less. The dearest: ${apps}. Make them smaller, or raise the budget.`;
}
