import { writeFile } from 'node:fs/promises';
import type { ControlPlane } from './control-plane.ts';
import { bootstrap } from './envoy-bootstrap.ts';
import type { Pod } from './pod.ts';
import { freePorts } from './ports.ts';
import type { Running, Stage } from './stage.ts';

/** The Envoy of one pod. */
export interface Envoy {
  readonly pod: Pod;
  readonly adminPort: number;
  readonly running: Running;
  /** The counters and gauges whose name matches a regular expression of Envoy's (RE2). */
  readonly stats: (filter: string) => Promise<ReadonlyMap<string, number>>;
  /** What Prometheus is told: a line for each series. */
  readonly metrics: () => Promise<readonly string[]>;
}

/** Which program, for which control plane. Threads: 1 unless told. */
export interface EnvoyOptions {
  readonly program: string;
  readonly controlPlane: ControlPlane;
  readonly threads?: number;
}

/** Starts the Envoy of a pod, as its gateway or its sidecar, and waits until it has its listeners. */
export async function startEnvoy(stage: Stage, pod: Pod, options: EnvoyOptions): Promise<Envoy> {
  const { admin } = await freePorts(['admin']);
  const name = `envoy-${pod.cluster}-${pod.namespace}-${pod.name}`;
  const config = stage.file(`${name}.json`);
  await writeFile(config, JSON.stringify(bootstrap(pod, options.controlPlane, admin), null, 2));
  const running = await stage.start(name, options.program, [
    ...['-c', config, '--concurrency', String(options.threads ?? 1), '-l', 'warning', '--drain-time-s', '1'],
    // Else several Envoys of one machine take each other for their predecessor.
    '--disable-hot-restart',
  ]);
  const envoy: Envoy = {
    pod,
    adminPort: admin,
    running,
    stats: (filter) => stats(admin, filter),
    metrics: () => metrics(admin),
  };
  await running.ready(() => serves(envoy), { what: `the listeners of ${name}`, within: 30_000 });
  return envoy;
}

async function stats(adminPort: number, filter: string): Promise<ReadonlyMap<string, number>> {
  const response = await fetch(`http://127.0.0.1:${adminPort}/stats?format=json&filter=${encodeURIComponent(filter)}`);
  const { stats: found } = (await response.json()) as { stats: { name?: string; value?: number }[] };
  return new Map(
    found.flatMap(({ name, value }) => (name === undefined || value === undefined ? [] : [[name, value]])),
  );
}

async function metrics(adminPort: number): Promise<readonly string[]> {
  const response = await fetch(`http://127.0.0.1:${adminPort}/stats/prometheus`);
  return (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

/** Envoy is live, has listeners, and none of them or of its clusters still waits for something. */
async function serves(envoy: Envoy): Promise<boolean> {
  const values = await envoy
    .stats('^(server\\.live|listener_manager\\.total_listeners_(active|warming)|cluster_manager\\.warming_clusters)$')
    .catch(() => undefined);
  if (!values) return false;
  const value = (name: string): number => values.get(name) ?? 0;
  return (
    value('server.live') === 1 &&
    value('listener_manager.total_listeners_active') > 0 &&
    value('listener_manager.total_listeners_warming') === 0 &&
    value('cluster_manager.warming_clusters') === 0
  );
}

/** Fails when an Envoy has refused anything: it would go on with its old configuration, and only look well. */
export async function assertNothingRefused(envoys: readonly Envoy[]): Promise<string> {
  const faults: string[] = [];
  let counters = 0;
  for (const { stats, running } of envoys) {
    const values = await stats('(update_rejected|listener_create_failure)$');
    counters += values.size;
    for (const [name, value] of values) {
      if (value > 0) faults.push(`${running.name}: ${name} is ${value} (${running.log})`);
    }
  }
  if (faults.length > 0) throw new Error(faults.join('; '));
  if (counters === 0) throw new Error('no Envoy has a counter of refused updates: nothing was looked at');
  return `${counters} counters of ${envoys.length} Envoys are 0`;
}
