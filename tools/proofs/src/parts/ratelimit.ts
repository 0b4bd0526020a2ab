import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '@auditorsec/schemas/progress';
import { answers } from './control-plane.ts';
import { freePorts } from './ports.ts';
import { ratelimitProgram } from './programs.ts';
import type { Running, Stage } from './stage.ts';

/** Where the service listens, which rules it reads, which Redis it counts in. */
export interface RatelimitOptions {
  /** Address of its gRPC port: the application's address of its pod. */
  readonly address: string;
  readonly port: number;
  /** File name → YAML, as in the generated ConfigMap. */
  readonly rules: Readonly<Record<string, string>>;
  readonly redisPort: number;
  readonly progress: Progress;
}

/** Starts envoyproxy/ratelimit and waits until it is healthy. */
export async function startRatelimit(stage: Stage, options: RatelimitOptions): Promise<Running> {
  const program = await ratelimitProgram(options.progress);
  const ports = await freePorts(['http', 'debug']);
  const name = `ratelimit-${options.address}`;
  const root = stage.file(name);
  await mkdir(join(root, 'config'), { recursive: true });
  for (const [file, text] of Object.entries(options.rules)) await writeFile(join(root, 'config', file), text);
  const running = await stage.start(name, program, [], {
    ...{ HOST: '127.0.0.1', PORT: String(ports.http), DEBUG_HOST: '127.0.0.1', DEBUG_PORT: String(ports.debug) },
    ...{ GRPC_HOST: options.address, GRPC_PORT: String(options.port) },
    ...{ RUNTIME_ROOT: root, RUNTIME_SUBDIRECTORY: '', RUNTIME_WATCH_ROOT: 'false', RUNTIME_IGNOREDOTFILES: 'true' },
    ...{ REDIS_SOCKET_TYPE: 'tcp', REDIS_URL: `127.0.0.1:${options.redisPort}` },
    ...{ USE_STATSD: 'false', DISABLE_STATS: 'true', LOG_LEVEL: 'warn' },
  });
  await running.ready(() => answers(`http://127.0.0.1:${ports.http}/healthcheck`), { what: 'the rate limit service' });
  return running;
}
