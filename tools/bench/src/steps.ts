import { join } from 'node:path';
import { readBase } from '@auditorsec/cli/base';
import { judge } from '@auditorsec/cli/judge';
import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import { writeTree } from '@auditorsec/manifest/writer/write-tree';

/** Milliseconds of each step of one `generate`, in their order. */
export interface Steps {
  /** Until our first line runs. */
  readonly bootMs: number;
  /** Loading the program. */
  readonly importMs: number;
  /** Loading the config. */
  readonly loadMs: number;
  readonly parseMs: number;
  /** compose, plan and print. */
  readonly renderMs: number;
  /** What the base commit holds, asked of Git. */
  readonly baseMs: number;
  readonly checkMs: number;
  readonly writeMs: number;
}

/** Does what `generate --root <folder>` does, and prints what each step took. */
export async function measureSteps(
  words: readonly string[],
  { bootMs, importMs }: Pick<Steps, 'bootMs' | 'importMs'>,
): Promise<number> {
  const [root = ''] = words;
  const started = performance.now();
  const input = await loadConfig(root, []);
  const loaded = performance.now();
  const rendered = await render(input);
  const composed = performance.now();
  const base = await readBase(root, 'HEAD', rendered.clusters);
  const asked = performance.now();
  const { findings } = judge(rendered, ['cluster', 'fleet', 'change'], base);
  const checked = performance.now();
  const trees = new Map(rendered.clusters.map(({ name, texts }) => [name, texts]));
  writeTree(join(root, 'generated'), trees, { removeOtherClusters: true });
  const written = performance.now();
  const renderMs = rendered.clusters.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const steps: Steps = {
    bootMs,
    importMs,
    loadMs: loaded - started,
    parseMs: composed - loaded - renderMs,
    renderMs,
    baseMs: asked - composed,
    checkMs: checked - asked,
    writeMs: written - checked,
  };
  process.stdout.write(JSON.stringify(steps));
  return findings.length > 0 ? 1 : 0;
}
