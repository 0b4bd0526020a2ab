import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '@auditorsec/schemas/progress';
import { answers } from './control-plane.ts';
import type { Pod } from './pod.ts';
import { ratelimitProgram } from './programs.ts';
import type { Running, Stage } from './stage.ts';

/** What the generated ConfigMap says. */
export interface RatelimitOptions {
  /** File name → YAML, as in the ConfigMap. */
  readonly rules: Readonly<Record<string, string>>;
  readonly progress: Progress;
}

/** Starts envoyproxy/ratelimit behind the sidecar of a pod and waits until it is healthy. */
export async function startRatelimit(stage: Stage, pod: Pod, options: RatelimitOptions): Promise<Running> {
  const program = await ratelimitProgram(options.progress);
  const name = `ratelimit-${pod.appAddress}`;
  const root = stage.file(name);
  await mkdir(join(root, 'config'), { recursive: true });
  for (const [file, text] of Object.entries(options.rules)) await writeFile(join(root, 'config', file), text);
  const [, redisPort] = (pod.env['REDIS_URL'] ?? '').split(':');
  const running = await stage.start(name, program, [], {
    ...pod.env,
    // The pod's own addresses, its volume, and the sidecar that takes what goes to the counters.
    ...{ HOST: pod.appAddress, GRPC_HOST: pod.appAddress, DEBUG_HOST: pod.appAddress },
    ...{ PROMETHEUS_ADDR: `${pod.appAddress}:${pod.ports['metrics']}` },
    ...{ RUNTIME_ROOT: root, REDIS_URL: `${pod.callAddress}:${redisPort}`, LOG_LEVEL: 'warn' },
  });
  const health = `http://${pod.appAddress}:${pod.ports['health']}/healthcheck`;
  await running.ready(() => answers(health), { what: 'the rate limit service' });
  return running;
}
