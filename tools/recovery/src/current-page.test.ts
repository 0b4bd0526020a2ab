import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, test } from 'vitest';
import { currentPage } from './current-page.ts';

test('docs/recovery.md says what the config says; `npm run recovery` brings it up to date', async () => {
  expect(readFileSync(join(repositoryRoot, 'docs/recovery.md'), 'utf8')).toBe(await currentPage());
});
