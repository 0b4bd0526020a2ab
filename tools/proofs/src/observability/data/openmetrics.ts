import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Labels } from './labels.ts';
import type { Region } from './region.ts';
import { type DaySeries, seriesOf } from './series.ts';
import { scrapes } from './timeline.ts';

/** Writes every sample of a region as OpenMetrics, which `promtool tsdb create-blocks-from` reads. */
export async function writeOpenMetrics(region: Region, file: string): Promise<void> {
  function* text(): Generator<string> {
    for (const series of seriesOf(region)) yield samples(series, region);
    yield '# EOF\n';
  }
  await pipeline(Readable.from(text()), createWriteStream(file));
}

function samples({ name, labels, counts, value }: DaySeries, region: Region): string {
  const head = `${name}${braces(labels)} `;
  let text = '';
  let total = 0;
  let before = scrapes[0] ?? 0;
  for (const seconds of scrapes) {
    const now = value({ region, seconds });
    total += now * (seconds - before);
    before = seconds;
    if (!Number.isNaN(now)) text += `${head}${counts ? total : now} ${seconds}\n`;
  }
  return text;
}

function braces(labels: Labels): string {
  const pairs = Object.entries(labels).filter(([, value]) => value !== '');
  return `{${pairs.map(([label, value]) => `${label}=${JSON.stringify(value)}`).join(',')}}`;
}
