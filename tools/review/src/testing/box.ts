import { join } from 'node:path';
import { Sandbox } from '@auditorsec/cli/testing/sandbox';
import { repositoryRoot } from '@auditorsec/problem/call-site';

/** A checkout to change, with a branch `main`, and `npm run diff` and `npm run report` over it. */
export function reviewBox(): Sandbox {
  const box = new Sandbox(join(repositoryRoot, 'tools/review/main.mjs'));
  box.git('branch', '--force', '--move', 'main');
  return box;
}
