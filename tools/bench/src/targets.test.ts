import { expect, test } from 'vitest';
import type { Usage } from './measure.ts';
import { growth, judgeTargets, type SizeResult } from './targets.ts';

const usage = (cpuMs: number, wallMs = cpuMs, peakMiB = 100): Usage => ({ wallMs, cpuMs, peakMiB });
const steps = { bootMs: 0, importMs: 0, loadMs: 0, parseMs: 0, renderMs: 0, baseMs: 0, checkMs: 0, writeMs: 0 };

function size(clusters: number, usages: Readonly<Record<string, Usage>>): SizeResult {
  return {
    clusters,
    objects: clusters,
    rounds: 1,
    steps,
    usages: new Map(Object.entries(usages)) as SizeResult['usages'],
  };
}

const met = (sizes: readonly SizeResult[]) => judgeTargets(sizes).map((target) => target.met);

test('ours is held against the fastest of helm and kustomize, not against jsonnet', () => {
  expect(met([size(30, { ours: usage(20), helm: usage(100), kustomize: usage(200), jsonnet: usage(1) })])).toEqual([
    true,
  ]);
  expect(met([size(30, { ours: usage(21), helm: usage(200), kustomize: usage(100), jsonnet: usage(1) })])).toEqual([
    false,
  ]);
});

test('a ratio is met only where wall time and CPU time both are within it', () => {
  const helm = usage(100, 100);
  expect(met([size(3, { ours: usage(150, 150), helm })])).toEqual([true]);
  expect(met([size(3, { ours: usage(151, 100), helm })])).toEqual([false]);
  expect(met([size(3, { ours: usage(100, 151), helm })])).toEqual([false]);
});

test('a thousand clusters must stay below 1024 MiB', () => {
  expect(met([size(1000, { ours: usage(1, 1, 1023) })])).toEqual([true]);
  expect(met([size(1000, { ours: usage(1, 1, 1024) })])).toEqual([false]);
});

test('growth is what each further cluster costs, and the start of the program counts for nothing', () => {
  const sizes = [size(3, { ours: usage(230) }), size(30, { ours: usage(500) }), size(300, { ours: usage(3200) })];
  expect(growth(sizes)).toEqual([
    { from: 3, to: 30, perCluster: 10 },
    { from: 30, to: 300, perCluster: 10 },
  ]);
});

test('clusters that get dearer the more there are miss the target', () => {
  const sizes = (last: number) => [30, 300, 1000].map((n) => size(n, { ours: usage(n === 1000 ? last : n * 10) }));
  expect(met(sizes(10_000)).at(-1)).toBe(true);
  expect(met(sizes(12_000)).at(-1)).toBe(false);
});
