import { markdownTable } from '@auditorsec/problem/markdown-table';
import type { Row } from './bill.ts';
import { planned, plannedOptimized, plannedSavings, plannedTotal } from './plan.ts';
import { costs, dollars } from './words.ts';

/** The plan's own table beside the computed one, and what is wrong in it. */
export function planPart(rows: readonly Row[]): string {
  const compared = planned.map(({ name, low, high, means, why }) => [
    name,
    low === high ? dollars(low) : `${dollars(low)} to ${dollars(high)}`,
    costs(rows.filter(means)),
    why,
  ]);
  const others = rows.filter((row) => !planned.some(({ means }) => means(row)));
  const apps = [...new Set(others.map(({ app }) => app))].sort().join(', ');
  const left = ['not in the plan', '', costs(others), `nodes, volumes and keys of ${apps}`];
  return `## The plan's own table

${markdownTable(['the plan', 'its figure', 'computed', 'why they differ'], [...compared, left, ['together', `${dollars(plannedTotal.low)} to ${dollars(plannedTotal.high)}`, costs(rows), '']])}

${mistakes()
  .map((line) => `- ${line}`)
  .join('\n')}
`;
}

function mistakes(): string[] {
  const sum = (end: 'low' | 'high') => planned.reduce((all, row) => all + row[end], 0);
  const saved = plannedSavings.reduce((all, { dollars: each }) => all + each, 0);
  const left = plannedSavings.reduce((all, { share }) => all * (1 - share), 1);
  const bases = plannedSavings.map(({ share, dollars: each }) => dollars(each / share)).join(', ');
  const after = (end: 'low' | 'high') => dollars(sum(end) - saved);
  const times = (end: 'low' | 'high') => dollars(sum(end) * left);
  return [
    `Its rows add up to ${exact(sum('low'))} and ${exact(sum('high'))}; it writes ${exact(plannedTotal.low)} and ${exact(plannedTotal.high)}.`,
    `Its savings of ${dollars(saved)} together leave ${after('low')} to ${after('high')}; as shares one after the other, ${times('low')} to ${times('high')}. It writes ${dollars(plannedOptimized.low)} to ${dollars(plannedOptimized.high)}, which is neither.`,
    `Each saving has another whole as its base: ${bases}. Spot machines make nodes cheaper, of which the plan has none; a year promised, what runs all year; shutting down, what is not production.`,
  ];
}

function exact(amount: number): string {
  return `$${amount.toLocaleString('en', { minimumFractionDigits: 2 })}`;
}
