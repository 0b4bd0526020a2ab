import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, test } from 'vitest';
import { currentFacts } from './facts.ts';
import { targetsPage } from './page.ts';

test('docs/targets.md says what the config says; `npm run targets` brings it up to date', async () => {
  expect(readFileSync(join(repositoryRoot, 'docs/targets.md'), 'utf8')).toBe(targetsPage(await currentFacts()));
});
