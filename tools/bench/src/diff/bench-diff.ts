import { join } from 'node:path';
import { progress, withProgress } from '@auditorsec/schemas/progress';
import { review } from '../contestants/ours.ts';
import { type Command, least, measure, type Usage } from '../measure.ts';
import type { Options } from '../options.ts';
import { buildMeasure, buildPeer } from '../programs.ts';
import { figures, table } from '../report.ts';
import { type Changed, makeChange } from './make-change.ts';

const ROUNDS = 3;

interface Case {
  readonly clusters: number;
  readonly changed: number;
  readonly usages: ReadonlyMap<string, Usage>;
}

/** Measures how long the review of a change takes, in one cluster and in all, beside `git diff` and dyff; returns what to print. */
export async function benchDiff(folder: string, { sizes, rounds = ROUNDS, json }: Options): Promise<string> {
  const program = await buildMeasure(progress);
  const dyff = await buildPeer('dyff', progress);
  const cases: Case[] = [];
  for (const clusters of sizes)
    for (const changed of [1, clusters]) {
      const name = `${clusters} clusters, ${changed} changed`;
      const root = join(folder, `${clusters}-${changed}`);
      const change = await withProgress(`${name}: inputs`, progress, async () => makeChange(root, clusters, changed));
      const commands = contestants(change, dyff.path, join(folder, 'compile-cache'));
      const usages = await withProgress(`${name}: ${rounds} rounds`, progress, () => turns(program, commands, rounds));
      cases.push({ clusters, changed, usages });
    }
  return json ? `${toJson(cases, dyff.version)}\n` : toText(cases, dyff.version);
}

function contestants({ root, pairs }: Changed, dyff: string, compileCache: string): Map<string, readonly Command[]> {
  return new Map<string, readonly Command[]>([
    ['npm run diff', [review('diff', root, compileCache)]],
    ['npm run report', [review('report', root, compileCache)]],
    ['git diff', [{ args: ['git', '-C', root, 'diff', 'HEAD~1', '--', 'generated'] }]],
    ['dyff', pairs.map(([before, after]) => ({ args: [dyff, 'between', '--omit-header', before, after] }))],
  ]);
}

/** One round that doesn't count, then all in turns. */
async function turns(program: string, commands: ReadonlyMap<string, readonly Command[]>, rounds: number) {
  const taken = new Map([...commands.keys()].map((name) => [name, [] as Usage[]]));
  for (let round = 0; round <= rounds; round++)
    for (const [name, own] of commands) {
      const usage = await measure(program, own);
      if (round > 0) taken.get(name)?.push(usage);
    }
  return new Map([...taken].map(([name, usages]) => [name, least(usages)]));
}

function toJson(cases: readonly Case[], version: string): string {
  const plain = cases.map((each) => ({ ...each, usages: Object.fromEntries(each.usages) }));
  return JSON.stringify({ dyff: version, node: process.version, cases: plain }, null, 2);
}

function toText(cases: readonly Case[], version: string): string {
  const tables = cases.map(({ clusters, changed, usages }) => {
    const title = `${clusters} clusters, ${changed} changed`;
    return table(
      [title, 'wall', 'CPU', 'peak'],
      [...usages].map(([name, usage]) => [name, ...figures(usage)]),
    );
  });
  const note = `dyff ${version}: a process for each cluster that changed, over its files as one. git diff shows lines. Neither says whom a change touches.`;
  return `${[note, ...tables].join('\n\n')}\n`;
}
