import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';

const FOLDER = join(repositoryRoot, 'tools/go');

/** A graph of Go modules below `tools/go`, and what of it is compiled: its tools, its own code, or nothing. */
export interface Graph {
  readonly name: string;
  readonly folder: string;
  readonly packages: readonly string[];
}

/** Every graph, by name. */
export function graphs(): Graph[] {
  return globSync('*/go.mod', { cwd: FOLDER })
    .sort()
    .map((file) => {
      const folder = join(FOLDER, dirname(file));
      const tools = /^tool /m.test(readFileSync(join(FOLDER, file), 'utf8')) ? ['tool'] : [];
      const own = globSync('**/*.go', { cwd: folder }).length > 0 ? ['./...'] : [];
      return { name: dirname(file), folder, packages: [...tools, ...own] };
    });
}
