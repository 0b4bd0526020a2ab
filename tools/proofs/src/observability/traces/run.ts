import { readFile, writeFile } from 'node:fs/promises';
import { PORTS } from '@auditorsec/otel-collector/config';
import { freePorts } from '../../parts/ports.ts';
import type { Running, Stage } from '../../parts/stage.ts';
import { until } from '../../parts/until.ts';
import { request, type Trace } from './spans.ts';
import type { Config, Tiers } from './tiers.ts';

/** What came out of one pod of the gateway tier: text as it was written, and the spans of each trace. */
export interface Kept {
  readonly text: string;
  readonly spans: ReadonlyMap<string, number>;
}

type Ports = Readonly<Record<'otlp' | 'http' | 'metrics' | 'health', number>>;
const NAMES = ['otlp', 'http', 'metrics', 'health'] as const;

/** Both tiers at work: a pod of the agent tier for each address, and two of the gateway tier. */
export interface RunningTiers {
  /** Sends spans to the agent tier, as JSON. */
  readonly send: (body: unknown) => Promise<void>;
  /** How many spans the gateway tier has got. */
  readonly arrived: () => Promise<number>;
  /** Ends all as pods end, so that what they hold is decided and written, and says what each of the gateway tier kept. */
  readonly end: () => Promise<Kept[]>;
}

/**
 * Starts both tiers. Stands in for a cluster: addresses are those of loopback, the pods of the gateway tier are listed
 * instead of asked of the API server, spans come in as JSON over HTTP as well, and what would go to Jaeger goes to files.
 */
export async function startTiers(
  stage: Stage,
  program: string,
  tiers: Tiers,
  { name, addresses = ['127.0.0.1'] }: { readonly name: string; readonly addresses?: readonly string[] },
): Promise<RunningTiers> {
  const pods = await Promise.all(
    [0, 1].map(async (place) => {
      const [ports, file] = [await freePorts(NAMES), stage.file(`${name}-kept-${place}.json`)];
      const config = at(ports, tiers.gateway);
      config.exporters = Object.fromEntries(
        Object.keys(config.exporters).map((id) => [`file/${id.replace('/', '-')}`, { path: file }]),
      );
      config.service.pipelines.traces.exporters = Object.keys(config.exporters);
      return { ports, file, running: await start(stage, program, `${name}-gateway-${place}`, config, ports) };
    }),
  );
  const agents = await Promise.all(
    addresses.map(async (address, place) => {
      const ports = await freePorts(NAMES);
      // A pod has an address of its own, and the port that its Service names.
      const listens = address === '127.0.0.1' ? ports : { ...ports, otlp: PORTS.otlp };
      const agent = at(listens, tiers.agent, address);
      for (const exporter of Object.values(agent.exporters))
        exporter['resolver'] = { static: { hostnames: pods.map(({ ports }) => `127.0.0.1:${ports.otlp}`) } };
      return { ports, running: await start(stage, program, `${name}-agent-${place}`, agent, ports) };
    }),
  );
  return {
    send: async (body) => void (await Promise.all(agents.slice(0, 1).map(({ ports }) => send(ports, body)))),
    arrived: async () => (await Promise.all(pods.map(({ ports }) => accepted(ports)))).reduce((a, b) => a + b),
    end: async () => {
      await Promise.all(agents.map(({ running }) => running.stop()));
      await Promise.all(pods.map(({ running }) => running.stop()));
      return Promise.all(pods.map(async ({ file }) => kept(await readFile(file, 'utf8').catch(() => ''))));
    },
  };
}

/** Sends traces through both tiers, each span of a trace in a request of its own, and says what was kept. */
export async function run(
  stage: Stage,
  program: string,
  name: string,
  tiers: Tiers,
  all: readonly Trace[],
): Promise<Kept[]> {
  const running = await startTiers(stage, program, tiers, { name });
  const places = Math.max(...all.map(({ spans }) => spans.length));
  for (let place = 0; place < places; place += 1) await running.send(request(all, place));
  const sent = all.reduce((sum, { spans }) => sum + spans.length, 0);
  await until(async () => (await running.arrived()) >= sent, {
    what: `${sent} spans at the gateway tier`,
    within: 30_000,
  });
  return running.end();
}

/** A config with its addresses on loopback. */
function at(ports: Ports, generated: Config, address = '127.0.0.1'): Config {
  const config = structuredClone(generated);
  const endpoint = (port: number) => ({ endpoint: `127.0.0.1:${port}` });
  const grpc = { endpoint: `${address}:${ports.otlp}` };
  config.receivers = { otlp: { protocols: { grpc, http: endpoint(ports.http) } } };
  config.extensions = { health_check: endpoint(ports.health) };
  const prometheus = { host: '127.0.0.1', port: ports.metrics };
  config.service.telemetry = { metrics: { readers: [{ pull: { exporter: { prometheus } } }] } };
  return config;
}

async function start(stage: Stage, program: string, name: string, config: Config, ports: Ports): Promise<Running> {
  const file = stage.file(`${name}.json`);
  await writeFile(file, JSON.stringify(config));
  const running = await stage.start(name, program, [`--config=file:${file}`]);
  await running.ready(() => answers(`http://127.0.0.1:${ports.health}/`), { what: name, within: 30_000 });
  return running;
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function send({ http }: Ports, body: unknown): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${http}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`the agent tier answered ${answer.status}: ${await answer.text()}`);
}

async function accepted({ metrics }: Ports): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text();
  const values = [...text.matchAll(/^otelcol_receiver_accepted_spans\S* (\S+)$/gm)];
  return values.reduce((sum, [, value]) => sum + Number(value), 0);
}

interface Written {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly { traceId: string }[] }[];
  }[];
}

function kept(text: string): Kept {
  const spans = new Map<string, number>();
  for (const line of text.split('\n').filter(Boolean))
    for (const { scopeSpans } of (JSON.parse(line) as Written).resourceSpans)
      for (const { traceId } of scopeSpans.flatMap(({ spans }) => spans))
        spans.set(traceId, (spans.get(traceId) ?? 0) + 1);
  return { text, spans };
}
