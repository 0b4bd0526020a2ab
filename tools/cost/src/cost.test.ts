import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { overruns } from '@auditorsec/cost/budget';
import { costPage } from '@auditorsec/cost/page';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, test } from 'vitest';
import { currentBill } from './current.ts';

const current = await currentBill();

test('docs/cost.md says what the config says; `npm run cost` brings it up to date', () => {
  expect(readFileSync(join(repositoryRoot, 'docs/cost.md'), 'utf8')).toBe(costPage(current));
});

test('every cluster stays within its budget', () => {
  expect(overruns(current.fleet.clusters, [...current.rows, ...current.staging])).toEqual([]);
});
