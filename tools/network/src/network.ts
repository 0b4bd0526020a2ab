import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printPort } from '@auditorsec/checks/reachability';
import { answer } from '@auditorsec/cli/answer';
import { parseWords } from '@auditorsec/cli/words';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { differences } from './call-graph.ts';
import { currentNetworks } from './current.ts';
import { networkPage } from './page.ts';
import { picture } from './picture.ts';

const HELP = `Usage:
  npm run network             who reaches whom by the policies; writes docs/network
  npm run network -- --json   every open edge as JSON, and writes nothing

Exit code: 0 equal to the typed call graph, 1 an edge is open that nobody declares or shut that somebody does, 2 wrong usage.`;

/** The command line. Returns the exit code. */
export function main(words: readonly string[]): Promise<number> {
  return answer(words, async () => {
    const { values } = parseWords(words, { json: { type: 'boolean' }, help: { type: 'boolean' } });
    if (values.help) return { exitCode: 0, text: HELP, report: undefined };
    const networks = await currentNetworks();
    const folder = join(repositoryRoot, 'docs/network');
    if (!values.json) mkdirSync(folder, { recursive: true });
    const reports = networks.map((network) => {
      const { cluster } = network.objects;
      const wrong = differences(network.graph, network.edges);
      if (!values.json) {
        writeFileSync(join(folder, `${cluster}.md`), networkPage(network));
        writeFileSync(join(folder, `${cluster}.svg`), picture(cluster, network.edges));
      }
      const edges = network.edges.map(({ from, to, ports }) => [from.name, to.name, ports.map(printPort).join(', ')]);
      return { cluster, wrong, edges };
    });
    const lines = reports.flatMap(({ cluster, wrong, edges }) => [
      `${cluster.padEnd(16)} ${edges.length} pairs of pods with an open port`,
      ...wrong.map((each) => `  ${each}`),
    ]);
    const exitCode = reports.some(({ wrong }) => wrong.length > 0) ? 1 : 0;
    return { exitCode, text: lines.join('\n'), report: { clusters: reports } };
  });
}
