import { writeFile } from 'node:fs/promises';
import type { Progress } from '@auditorsec/schemas/progress';
import { answers } from './control-plane.ts';
import { freePorts } from './ports.ts';
import { prometheusProgram } from './programs.ts';
import type { Running, Stage } from './stage.ts';

/** One series of an answer. An instant query gives it one point. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  /** Seconds since 1970, and the value there. */
  readonly points: readonly (readonly [seconds: number, value: number])[];
}

/** What a query found, and what Prometheus warns of. */
export interface Answer {
  readonly series: readonly Series[];
  readonly warnings: readonly string[];
}

/** A span of time, in seconds since 1970. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

/** A running server. Queries throw with its words when it refuses them. */
export interface Prometheus {
  readonly url: string;
  readonly running: Running;
  readonly instant: (expr: string, time: number) => Promise<Answer>;
  readonly range: (expr: string, span: Span) => Promise<Answer>;
}

/** Its files, and its configuration as YAML: one that scrapes nothing unless told. */
export interface PrometheusOptions {
  readonly data: string;
  readonly config?: string;
  readonly progress: Progress;
}

/** Starts Prometheus over a data folder, on loopback, and waits until it answers queries. */
export async function startPrometheus(stage: Stage, options: PrometheusOptions): Promise<Prometheus> {
  const program = await prometheusProgram(options.progress);
  const { web } = await freePorts(['web']);
  const config = stage.file(`prometheus-${web}.yaml`);
  await writeFile(config, options.config ?? '{}\n');
  const running = await stage.start(`prometheus-${web}`, program, [
    ...[`--config.file=${config}`, `--web.listen-address=127.0.0.1:${web}`, `--storage.tsdb.path=${options.data}`],
    // A block of a fixed day is not thrown away for its age.
    ...['--storage.tsdb.retention.time=100y', '--log.level=warn'],
  ]);
  const url = `http://127.0.0.1:${web}`;
  await running.ready(() => answers(`${url}/-/ready`), { what: 'Prometheus', within: 30_000 });
  return {
    url,
    running,
    instant: (query, time) => ask(`${url}/api/v1/query`, { query, time }),
    range: (query, span) => ask(`${url}/api/v1/query_range`, { query, ...span }),
  };
}

type Point = readonly [seconds: number, value: string];

interface Body {
  readonly error?: string;
  readonly warnings?: readonly string[];
  readonly data?:
    | { readonly resultType: 'scalar'; readonly result: Point }
    | { readonly resultType: 'vector' | 'matrix'; readonly result: readonly Found[] };
}

interface Found {
  readonly metric: Readonly<Record<string, string>>;
  readonly value?: Point;
  readonly values?: readonly Point[];
}

async function ask(url: string, parameters: Readonly<Record<string, string | number>>): Promise<Answer> {
  const form = new URLSearchParams(Object.entries(parameters).map(([name, value]) => [name, String(value)]));
  const response = await fetch(url, { method: 'POST', body: form });
  const { data, error, warnings = [] } = (await response.json()) as Body;
  if (!data) throw new Error(`${error ?? response.statusText} (query: ${parameters['query']})`);
  const found = data.resultType === 'scalar' ? [{ metric: {}, value: data.result }] : data.result;
  return { series: found.map(seriesOf), warnings };
}

function seriesOf({ metric, value, values = value ? [value] : [] }: Found): Series {
  return { labels: metric, points: values.map(([seconds, text]) => [seconds, numberOf(text)]) };
}

/** Prometheus writes infinity as +Inf. */
function numberOf(text: string): number {
  return Number(text.replace('Inf', 'Infinity'));
}
