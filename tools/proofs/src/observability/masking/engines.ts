import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '@auditorsec/schemas/progress';
import { collectorProgram } from '../../parts/collector.ts';
import { jruby, jrubyArchive } from '../../parts/jruby.ts';
import type { Stage } from '../../parts/stage.ts';
import type { Substitution } from './hops.ts';

/** Lists of substitutions by name, and what each leaves of the lines. */
export type Variants = Readonly<Record<string, readonly Substitution[]>>;
export type Masked = Readonly<Record<string, readonly string[]>>;

/** What the regular expressions of Logstash (JRuby's) and of Elasticsearch (Java's) leave of lines. */
export async function onJava(
  stage: Stage,
  lines: readonly string[],
  variants: { readonly logstash: Variants; readonly ingest: Variants },
  progress: Progress,
): Promise<{ readonly logstash: Masked; readonly ingest: Masked }> {
  const input = stage.file('lines.json');
  await writeFile(input, JSON.stringify({ lines, ...variants }));
  const script = join(import.meta.dirname, 'engines.rb');
  return JSON.parse(await jruby(await jrubyArchive(progress), script, [input]));
}

/** What the real collector leaves of a log file, by its `redaction`: one pipeline for each variant. Lines hold no line break. */
export async function inCollector(
  stage: Stage,
  lines: readonly string[],
  variants: Variants,
  progress: Progress,
): Promise<Masked> {
  const program = await collectorProgram(progress);
  const log = stage.file('containers.log');
  await writeFile(log, `${lines.join('\n')}\n`);
  const config = stage.file('collector.json');
  await writeFile(config, JSON.stringify(collectorConfig(stage, log, variants)));
  const running = await stage.start('collector', program, ['--config', config]);
  const read = () =>
    Object.fromEntries(Object.keys(variants).map((name, index) => [name, bodies(output(stage, index))]));
  await running.ready(async () => Object.values(read()).every(({ length }) => length >= lines.length), {
    what: `${lines.length} masked lines in each of ${Object.keys(variants).length} files`,
    within: 30_000,
  });
  await running.stop();
  return read();
}

function output(stage: Stage, index: number): string {
  return stage.file(`masked-${index}.json`);
}

function collectorConfig(stage: Stage, log: string, variants: Variants): object {
  const named = Object.entries(variants).map(([, list], index) => ({ id: `${index}`, list, index }));
  const entries = <T>(of: (each: (typeof named)[number]) => [string, T]) => Object.fromEntries(named.map(of));
  return {
    receivers: { filelog: { include: [log], start_at: 'beginning', poll_interval: '50ms' } },
    processors: entries(({ id, list }) => [
      `redaction/${id}`,
      { allow_all_keys: true, blocked_values: list.map(([pattern]) => pattern.replaceAll('$', '$$$$')) },
    ]),
    exporters: entries(({ id, index }) => [`file/${id}`, { path: output(stage, index), flush_interval: '50ms' }]),
    service: {
      telemetry: { metrics: { level: 'none' } },
      pipelines: entries(({ id }) => [
        `logs/${id}`,
        { receivers: ['filelog'], processors: [`redaction/${id}`], exporters: [`file/${id}`] },
      ]),
    },
  };
}

/** The lines of a file that the collector writes: each of its lines is a batch, as OTLP has it in JSON. */
function bodies(file: string): string[] {
  interface Batch {
    readonly resourceLogs: readonly {
      readonly scopeLogs: readonly {
        readonly logRecords: readonly { readonly body: { readonly stringValue: string } }[];
      }[];
    }[];
  }
  if (!existsSync(file)) return [];
  const batches = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return batches
    .flatMap((batch) => (JSON.parse(batch) as Batch).resourceLogs)
    .flatMap(({ scopeLogs }) => scopeLogs.flatMap(({ logRecords }) => logRecords))
    .map(({ body }) => body.stringValue);
}
