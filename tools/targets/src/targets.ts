import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { currentFacts } from './facts.ts';
import { targetsPage } from './page.ts';

/** Writes docs/targets.md from what the config says now. */
export async function main(): Promise<number> {
  writeFileSync(join(repositoryRoot, 'docs/targets.md'), targetsPage(await currentFacts()));
  console.log('docs/targets.md is up to date');
  return 0;
}
