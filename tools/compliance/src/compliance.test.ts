import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, test } from 'vitest';
import { PROMISED } from './assess.ts';
import { currentReports } from './current.ts';
import { reportFiles } from './files.ts';

const reports = await currentReports();
const files = reportFiles(reports);
const docs = join(repositoryRoot, 'docs');

test.each([...files.keys()])('docs/%s says what is rendered; `npm run compliance` brings it up to date', (path) => {
  expect(readFileSync(join(docs, path), 'utf8')).toBe(files.get(path));
});

test('docs/compliance holds no report of a cluster that is gone', () => {
  const written = [...files.keys()].filter((path) => path.includes('/')).map((path) => path.replace('compliance/', ''));
  expect(readdirSync(join(docs, 'compliance')).sort()).toEqual(written.sort());
});

test('the same tree makes the same report, and no commit stands in it but one that is given', async () => {
  expect(reportFiles(await currentReports())).toEqual(files);
  const named = reportFiles(reports, '0123abc').get('compliance/us-east-1.json') ?? '';
  expect(JSON.parse(named)).toEqual({ ...JSON.parse(files.get('compliance/us-east-1.json') ?? ''), commit: '0123abc' });
});

test('what needs a person is in no score, and has no status', () => {
  const report = JSON.parse(files.get('compliance/us-east-1.json') ?? '');
  expect(report.needsAPerson.length).toBeGreaterThan(5);
  for (const row of report.needsAPerson) expect(row).not.toHaveProperty('status');
  expect(report.score.applicable).toBeLessThanOrEqual(report.controls.length);
});

test.each(reports)('$cluster scores more than the plan promises', ({ score }) => {
  expect(score.value).toBeGreaterThan(PROMISED);
});
