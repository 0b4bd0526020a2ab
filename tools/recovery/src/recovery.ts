import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { currentPage } from './current-page.ts';

/** Writes docs/recovery.md from what the config says now. */
export async function main(): Promise<number> {
  writeFileSync(join(repositoryRoot, 'docs/recovery.md'), await currentPage());
  console.log('docs/recovery.md is up to date');
  return 0;
}
