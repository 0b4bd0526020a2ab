import type { Name } from './contest.ts';
import type { Usage } from './measure.ts';
import type { Steps } from './steps.ts';

/** What one number of clusters took each contestant. */
export interface SizeResult {
  readonly clusters: number;
  readonly objects: number;
  readonly rounds: number;
  readonly usages: ReadonlyMap<Name, Usage>;
  readonly steps: Steps;
}

export interface Target {
  readonly what: string;
  readonly found: string;
  readonly met: boolean;
}

/** Ours against the fastest of helm and kustomize, by wall time and by CPU time. */
export interface Ratio {
  readonly wall: number;
  readonly cpu: number;
}

const MOST_RATIO: Readonly<Record<number, number>> = { 3: 1.5, 30: 0.2, 300: 0.05 };
const MEMORY = { clusters: 1000, mebibytes: 1024 };
/** How much dearer a cluster may be among a thousand than among three hundred; more is not linear. */
const LINEAR = 1.25;

/** The cost of a contestant against the fastest of helm and kustomize; nothing where neither ran. */
export function ratio({ usages }: SizeResult, name: Name): Ratio | undefined {
  const usage = usages.get(name);
  const rivals = [usages.get('helm'), usages.get('kustomize')].filter((rival) => rival !== undefined);
  if (!usage || rivals.length === 0) return undefined;
  const fastest = (figure: 'wallMs' | 'cpuMs') => Math.min(...rivals.map((rival) => rival[figure]));
  return { wall: usage.wallMs / fastest('wallMs'), cpu: usage.cpuMs / fastest('cpuMs') };
}

/** The CPU milliseconds that each further cluster costs ours, from one size to the next. */
export function growth(sizes: readonly SizeResult[]): readonly { from: number; to: number; perCluster: number }[] {
  return sizes.slice(1).flatMap((size, index) => {
    const before = sizes[index];
    const [from, to] = [before?.usages.get('ours'), size.usages.get('ours')];
    if (!before || !from || !to) return [];
    const perCluster = (to.cpuMs - from.cpuMs) / (size.clusters - before.clusters);
    return [{ from: before.clusters, to: size.clusters, perCluster }];
  });
}

/** Which targets were measured, and whether they were met. A ratio is met when wall and CPU time both are. */
export function judgeTargets(sizes: readonly SizeResult[]): readonly Target[] {
  return [...sizes.flatMap(judgeRatio), ...sizes.flatMap(judgeMemory), ...judgeGrowth(sizes)];
}

function judgeRatio(size: SizeResult): Target[] {
  const most = MOST_RATIO[size.clusters];
  const found = ratio(size, 'ours');
  if (most === undefined || !found) return [];
  const what = `${size.clusters} clusters: at most ${most} times the fastest of helm and kustomize`;
  const met = found.wall <= most && found.cpu <= most;
  return [{ what, found: `wall ${found.wall.toPrecision(2)}, CPU ${found.cpu.toPrecision(2)}`, met }];
}

function judgeMemory({ clusters, usages }: SizeResult): Target[] {
  const peak = usages.get('ours')?.peakMiB;
  if (clusters !== MEMORY.clusters || peak === undefined) return [];
  const what = `${clusters} clusters: below ${MEMORY.mebibytes} MiB`;
  return [{ what, found: `${Math.round(peak)} MiB`, met: peak < MEMORY.mebibytes }];
}

function judgeGrowth(sizes: readonly SizeResult[]): Target[] {
  const [before, after] = growth(sizes.filter(({ clusters }) => clusters >= 30));
  if (!before || !after) return [];
  const what = `linear: a cluster costs at most ${LINEAR} times as much from ${after.from} to ${after.to} as from ${before.from} to ${before.to}`;
  const found = after.perCluster / before.perCluster;
  return [{ what, found: found.toPrecision(2), met: found <= LINEAR }];
}
