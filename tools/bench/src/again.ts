import type { Arena } from './arena.ts';
import { generate } from './contestants/ours.ts';
import { type Command, least, measure, type Usage } from './measure.ts';
import { commit, writeCluster } from './synthetic.ts';

const ROUNDS = 3;

/** Rendering once more what is there already. */
export interface Again {
  readonly what: string;
  readonly usage: Usage;
}

/** Measures ours over its committed output: nothing changed, one cluster changed; beside the peers' one process for that cluster. */
export async function measureAgain(program: string, arena: Arena, compileCache: string): Promise<readonly Again[]> {
  const { clusters, root, contestants } = arena;
  const index = clusters.length >> 1;
  const cluster = clusters[index] ?? '';
  const all = generate(root, compileCache);
  const one = generate(root, compileCache, [cluster]);
  commit(root);
  const cases: { what: string; command: Command; changes: boolean }[] = [
    { what: 'ours, nothing changed', command: all, changes: false },
    { what: 'ours, one cluster changed, all rendered', command: all, changes: true },
    { what: 'ours, one cluster changed, it alone rendered', command: one, changes: true },
  ];
  for (const { name, commands } of contestants) {
    const [first] = commands;
    if (first && commands.length > 1) cases.push({ what: `${name}, one cluster`, command: first, changes: false });
  }
  const taken = cases.map((each) => ({ ...each, usages: [] as Usage[] }));
  let variant = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const { command, changes, usages } of taken) {
      if (changes) writeCluster(root, cluster, index, ++variant);
      usages.push(await measure(program, [command]));
    }
  }
  return taken.map(({ what, usages }) => ({ what, usage: least(usages) }));
}
