import { join } from 'node:path';
import { calledFor } from '@auditorsec/aws/actions';
import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, test } from 'vitest';
import { callsFor, renderedKinds, rightsPage } from './provider-rights.ts';

const { clusters } = await render(await loadConfig(repositoryRoot, []));
const kinds = renderedKinds(clusters.flatMap(({ files }) => files));

test('the page says what the provider has to be allowed for what is rendered', async () => {
  const page = rightsPage(
    kinds,
    clusters.map(({ name }) => name),
  );
  await expect(page).toMatchFileSnapshot(join(repositoryRoot, 'docs/provider-rights.md'));
});

test('every kind of AWS that is rendered has its calls, and no calls are for a kind that nobody renders', () => {
  const listed = Object.entries(calledFor).flatMap(([service, each]) =>
    Object.keys(each).map((kind) => `${service} ${kind}`),
  );
  expect(kinds.map(({ service, kind }) => `${service} ${kind}`)).toEqual(listed.sort());
});

test('calls are named one by one', () => {
  const all = kinds.map(callsFor).flatMap(({ keeps, deletes }) => [...keeps, ...deletes]);
  expect(all.filter((action) => !/^[a-z0-9]+:[A-Z][A-Za-z0-9]+$/.test(action))).toEqual([]);
});

test('what holds data is never deleted: neither by the provider nor by its role', () => {
  const kept = kinds.filter(({ isKept }) => isKept).flatMap((each) => callsFor(each).deletes);
  for (const action of [
    'rds:DeleteDBCluster',
    'kms:ScheduleKeyDeletion',
    's3:DeleteBucket',
    'secretsmanager:DeleteSecret',
  ])
    expect(kept).toContain(action);
});
