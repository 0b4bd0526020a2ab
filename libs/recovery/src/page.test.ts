import { expect, test } from 'vitest';
import type { Failure } from './failure.ts';
import { recoveryPage, summary } from './page.ts';
import { arithmetic } from './targets.ts';

const targets = { recovery: 60, between: 360_000, availability: 0.9999 };
const failure = (earliest: number, latest: number): Failure => ({
  name: 'a shop',
  clients: 'it is shut',
  steps: [{ does: 'someone opens', takes: { earliest, latest }, from: 'the door' }],
  loses: { earliest: 0, latest: 1 },
  losesFrom: 'the till',
  instead: 'two shops',
});
const row = (earliest: number, latest: number) => summary([failure(earliest, latest)], targets).split('\n')[4];

test('a minute of every 100 hours is not 99.99 %, which needs 36 s or 166.7 h', () => {
  const { reached, neededRecovery, neededBetween, budget } = arithmetic(targets);
  expect(reached).toBeCloseTo(0.99983, 5);
  expect([neededRecovery, neededBetween / 3600, budget].map((value) => Number(value.toFixed(1)))).toEqual([
    36, 166.7, 259.2,
  ]);
  expect(recoveryPage([], targets)).toContain('contradict each other');
  expect(recoveryPage([], { ...targets, recovery: 36 })).toContain('the targets\nagree.');
});

test('a failure is within the target always, at best, or never', () => {
  expect(row(1, 60)).toBe('| a shop | 1 to 60 | yes | 0 to 1 | 4 |');
  expect(row(60, 61)).toBe('| a shop | 60 to 61 | at best | 0 to 1 | 4 |');
  expect(row(61, Number.POSITIVE_INFINITY)).toBe('| a shop | 61 or more | no | 0 to 1 | 0 |');
});

test('what is missed names the design that would reach it, and nothing else does', () => {
  const page = (latest: number) => recoveryPage([failure(61, latest)], targets);
  expect(page(90)).toContain('- **a shop**: never within 60 s. What would: two shops.');
  expect(recoveryPage([failure(1, 60)], targets)).not.toContain('two shops');
});
