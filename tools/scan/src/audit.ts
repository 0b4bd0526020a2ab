import { spawnSync } from 'node:child_process';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { progress } from '@auditorsec/schemas/progress';
import { graphs } from './graphs.ts';
import { moduleWeaknesses } from './modules.ts';

const usage = `npm run audit: known weaknesses of what is locked, npm's from its registry and Go's from vuln.go.dev. Needs the network.

Exit codes: 0 none of level high; 1 some, or one of the two did not answer; 2 the call is wrong.
`;

/** Asks both registries. Returns the exit code; no answer counts as a weakness, for nobody knows. */
export async function main(words: readonly string[]): Promise<number> {
  if (words.length > 0) {
    const asked = words.length === 1 && words[0] === '--help';
    (asked ? process.stdout : process.stderr).write(usage);
    return asked ? 0 : 2;
  }
  const npm = spawnSync('npm', ['audit', '--audit-level=high'], { cwd: repositoryRoot, stdio: 'inherit' });
  const found: string[] = [];
  for (const graph of graphs())
    try {
      found.push(...(await moduleWeaknesses(graph, progress)));
    } catch (error) {
      found.push(`tools/go/${graph.name}  not audited: ${error instanceof Error ? error.message : error}`);
    }
  process.stdout.write(
    `${[...found, `npm ${npm.status === 0 ? 'ok' : 'failed'}, ${found.length} findings of Go`].join('\n')}\n`,
  );
  return npm.status === 0 && found.length === 0 ? 0 : 1;
}
