import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isControl } from '@auditorsec/compliance/controls';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(join(repositoryRoot, 'docs', path), 'utf8');
const rows = read('owasp.md')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(2)
  .map((line) => line.split('|').map((cell) => cell.trim()));
const column = (index: number) => [...new Set(rows.map((cells) => cells[index] ?? ''))].filter(Boolean).sort();

test("every item of the plan's list has a row", () => {
  const listed = /OWASP Top 10 Mitigation\*\*:\n((?: {3}- .*\n)+)/.exec(read('plan/phase-4.md'))?.[1] ?? '';
  const items = [...listed.matchAll(/- ([^:]+):/g)].map(([, item = '']) => item);
  expect(items).toHaveLength(10);
  expect(column(2)).toEqual(items.toSorted());
});

test.each([
  [2021, 3],
  [2025, 4],
])('all ten risks of %i have a row', (_, index) => {
  expect(column(index)).toEqual(Array.from({ length: 10 }, (_, number) => `A${String(number + 1).padStart(2, '0')}`));
});

test('every row has a control, and says what the application has to do', () => {
  for (const [, risk, , , , control, work] of rows) expect([risk, control && work]).not.toContain('');
});

test('every row names the controls by which it is counted, or says that none does', () => {
  const counted = rows.map((cells) => cells[7] ?? '').filter((ids) => ids !== 'none');
  expect(counted.flatMap((ids) => ids.split(', ')).filter((id) => !isControl(id))).toEqual([]);
});
