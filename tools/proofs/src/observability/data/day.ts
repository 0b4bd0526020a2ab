import { globSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Progress } from '@auditorsec/schemas/progress';
import { stringify } from 'yaml';
import { type Prometheus, startPrometheus } from '../../parts/prometheus.ts';
import { promtool } from '../../parts/promtool.ts';
import type { Stage } from '../../parts/stage.ts';
import { all } from '../../parts/until.ts';
import { writeOpenMetrics } from './openmetrics.ts';
import type { Region } from './region.ts';
import { levels, recordedRules } from './rules.ts';
import { span as day, midnight } from './timeline.ts';

/** How long a block may be: the whole day is one. */
const BLOCK = '--max-block-duration=54h';

/**
 * A Prometheus with the day of all regions: the store that each region's own sends its samples to. Each region's rules are
 * recorded where they run, over what that region's Prometheus has.
 */
export async function openDay(stage: Stage, regions: readonly Region[], progress: Progress): Promise<Prometheus> {
  const store = stage.file('store');
  await mkdir(store);
  await all(
    regions.map(async (region) => {
      const data = stage.file(region.name);
      await mkdir(data);
      await backfill(stage, region, data, progress);
      await recordRules(stage, region, data, progress);
      for (const block of globSync('*/meta.json', { cwd: data }).map(dirname)) {
        await rename(join(data, block), join(store, block));
      }
    }),
  );
  return startPrometheus(stage, { data: store, progress });
}

async function backfill(stage: Stage, region: Region, data: string, progress: Progress): Promise<void> {
  const file = stage.file(`${region.name}.txt`);
  await writeOpenMetrics(region, file);
  await promtool(['tsdb', 'create-blocks-from', BLOCK, '--quiet', 'openmetrics', file, data], progress);
  await rm(file);
}

async function recordRules(stage: Stage, region: Region, data: string, progress: Progress): Promise<void> {
  for (const [level, rules] of levels(recordedRules(region)).entries()) {
    const prometheus = await startPrometheus(stage, { data, progress });
    const file = stage.file(`${region.name}-${level}.yaml`);
    await writeFile(file, stringify({ groups: [{ name: `level-${level}`, rules }] }));
    const server = ['--url', prometheus.url, '--output-dir', data];
    const span = ['--start', String(midnight), '--end', String(day.end), '--eval-interval', '60s'];
    await promtool(['tsdb', 'create-blocks-from', BLOCK, '--quiet', 'rules', ...server, ...span, file], progress);
    // A server looks for new blocks once in a minute; one that starts, at once.
    await prometheus.running.stop();
  }
}
