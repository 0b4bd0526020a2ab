import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, test } from 'vitest';

test('nx.json keeps Nx to this machine: no cloud, no analytics', () => {
  const settings = JSON.parse(readFileSync(join(repositoryRoot, 'nx.json'), 'utf8')) as Record<string, unknown>;
  expect(settings).toMatchObject({ analytics: false, neverConnectToCloud: true });
  expect(Object.keys(settings)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^nxCloud/)]));
});
