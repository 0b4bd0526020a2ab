import { availableParallelism } from 'node:os';
import type { Again } from './again.ts';
import type { Usage } from './measure.ts';
import type { Programs } from './programs.ts';
import type { Steps } from './steps.ts';
import { growth, judgeTargets, ratio, type SizeResult } from './targets.ts';

export interface Result {
  readonly programs: Programs;
  readonly sizes: readonly SizeResult[];
  readonly again?: { readonly clusters: number; readonly cases: readonly Again[] };
}

const STEP_NAMES: Readonly<Record<keyof Steps, string>> = {
  bootMs: 'start Node',
  importMs: 'load the program',
  loadMs: 'load the config',
  parseMs: 'parse',
  renderMs: 'compose, plan, print',
  baseMs: 'ask Git for the base',
  checkMs: 'check',
  writeMs: 'write',
};

/** The same figures for machines. */
export function toJson({ programs, sizes, again }: Result): string {
  const versions = Object.fromEntries(Object.entries(programs.peers).map(([name, { version }]) => [name, version]));
  const machine = { cpus: availableParallelism(), platform: process.platform, node: process.version };
  const results = sizes.map((size) => ({
    ...size,
    usages: Object.fromEntries(size.usages),
    ratio: ratio(size, 'ours'),
  }));
  const report = { machine, versions, sizes: results, again, growth: growth(sizes), targets: judgeTargets(sizes) };
  return JSON.stringify(report, null, 2);
}

/** What a person reads. */
export function toText(result: Result): string {
  const { sizes, again } = result;
  const blocks = [
    introduction(result.programs),
    ...sizes.map(sizeTable),
    stepTable(sizes),
    ...(again ? [againTable(again.clusters, again.cases)] : []),
    growthLines(sizes),
    targetLines(sizes),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function introduction({ peers: { helm, kustomize, jsonnet } }: Programs): string {
  return [
    `${availableParallelism()} CPUs, Node ${process.version}, helm ${helm.version}, kustomize ${kustomize.version}, go-jsonnet ${jsonnet.version}.`,
    'Cold processes in turns, caches warm, a file an object, equal content; the least of all rounds. On a busy machine trust ratios.',
    'ours = generate: parse, compose, plan, check all rules, write crash-safely. The others check nothing and write as they go.',
    'Processes: ours and jsonnet one, helm and kustomize one a cluster. Ratios: to the fastest of helm and kustomize.',
  ].join('\n');
}

function sizeTable(size: SizeResult): string {
  const rows = [...size.usages].map(([name, usage]) => {
    const ratios = ratio(size, name);
    return [name, ...figures(usage), ratios?.wall.toFixed(3) ?? '', ratios?.cpu.toFixed(3) ?? ''];
  });
  const title = `${size.clusters} clusters, ${size.objects} objects, rounds: ${size.rounds}`;
  return table([title, 'wall', 'CPU', 'peak', 'wall ratio', 'CPU ratio'], rows);
}

function stepTable(sizes: readonly SizeResult[]): string {
  const keys = Object.keys(STEP_NAMES) as (keyof Steps)[];
  const rows = keys.map((key) => [STEP_NAMES[key], ...sizes.map(({ steps }) => `${steps[key].toFixed(1)} ms`)]);
  return table(['where our time goes', ...sizes.map(({ clusters }) => `${clusters} clusters`)], rows);
}

function againTable(clusters: number, cases: readonly Again[]): string {
  const rows = cases.map(({ what, usage }) => [what, ...figures(usage)]);
  return table([`over what is there, ${clusters} clusters`, 'wall', 'CPU', 'peak'], rows);
}

function growthLines(sizes: readonly SizeResult[]): string {
  const steps = growth(sizes).map(
    ({ from, to, perCluster }) => `from ${from} to ${to} clusters ${perCluster.toFixed(2)} ms of CPU each`,
  );
  return steps.length > 0 ? `growth of ours: ${steps.join(', ')}` : '';
}

function targetLines(sizes: readonly SizeResult[]): string {
  const lines = judgeTargets(sizes).map(({ what, found, met }) => `${met ? 'met    ' : 'not met'}  ${what} (${found})`);
  return lines.join('\n');
}

export function figures({ wallMs, cpuMs, peakMiB }: Usage): string[] {
  return [`${(wallMs / 1000).toFixed(3)} s`, `${(cpuMs / 1000).toFixed(3)} s`, `${Math.round(peakMiB)} MiB`];
}

/** The first column to the left, numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const cell = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return lines.map((line) => line.map(cell).join('  ').trimEnd()).join('\n');
}
