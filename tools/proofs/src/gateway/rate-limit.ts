import type { Progress } from '@auditorsec/schemas/progress';
import type { IStatefulSet } from 'kubernetes-models/apps/v1/StatefulSet';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { Pod } from '../parts/pod.ts';
import { startRatelimit } from '../parts/ratelimit.ts';
import { startRedis } from '../parts/redis.ts';
import type { Running, Stage } from '../parts/stage.ts';
import { all } from '../parts/until.ts';
import { generatedObject } from './generated.ts';

/** Namespace of the rate limit service and of its counters. */
export const RATE_LIMIT = 'ratelimit';

/** The rate limit service of a cluster, in all of its pods. */
export interface RateLimit {
  /** Starts the service again after `stop`. */
  readonly start: () => Promise<void>;
  /** Ends every process of the service; the counters go on. */
  readonly stop: () => Promise<void>;
}

/** Starts the counters and the service in these pods, as the files of a cluster say. Their sidecars have to be up. */
export async function startRateLimit(
  stage: Stage,
  folder: string,
  pods: readonly Pod[],
  progress: Progress,
): Promise<RateLimit> {
  const store = generatedObject<IStatefulSet>(folder, 'StatefulSet', RATE_LIMIT, 'counters');
  const { data: rules = {} } = generatedObject<IConfigMap>(folder, 'ConfigMap', RATE_LIMIT, 'ratelimit');
  const [, ...args] = store.spec?.template.spec?.containers[0]?.args ?? [];
  const counters = pods.filter(({ workload }) => workload === 'counters');
  await all(counters.map(({ appAddress, ports }) => startRedis(stage, appAddress, ports['tcp-redis'] ?? 0, args)));

  const servers = pods.filter(({ workload }) => workload === 'ratelimit');
  let running: readonly Running[] = [];
  const start = async (): Promise<void> => {
    running = await all(servers.map((pod) => startRatelimit(stage, pod, { rules, progress })));
  };
  await start();
  return { start, stop: async () => void (await all(running.map((process) => process.stop()))) };
}
