import { type Check, check } from '../../check.ts';
import type { Envoy } from '../../parts/envoy.ts';
import type { GatewayBench } from '../bench.ts';
import { expectBetween, expectStatus } from './expect.ts';
import { ask, newcomer } from './requests.ts';

/** The series of requests that passed although the rate limit service gave no answer; it begins with the first of them. */
const UNCOUNTED =
  'envoy_cluster_ratelimit_admit_failure_mode_allowed{cluster_name="outbound|8000||ci-failure-agent-stable.ci-failure.svc.cluster.local"}';

const WRITE = { method: 'POST', body: '{}' } as const;

/** What alerts are told while nobody counts. */
export const uncountedChecks: readonly Check<GatewayBench>[] = [
  check<GatewayBench>('a request that passes uncounted is told to Prometheus, by its application', async (bench) => {
    const before = await uncounted(bench.gateways[0]);
    await bench.rateLimit.stop();
    try {
      for (const asked of [{}, WRITE, WRITE]) {
        expectStatus(await ask(bench, { ...newcomer(bench), ...asked }), 200, 'uncounted');
      }
    } finally {
      await bench.rateLimit.start();
    }
    const after = await uncounted(bench.gateways[0]);
    return `3 requests: ${expectBetween(after - before, 3, 3, `${UNCOUNTED} rises by`)}`;
  }),
];

async function uncounted(gateway: Envoy | undefined): Promise<number> {
  const lines = await gateway?.metrics();
  const line = lines?.find((series) => series.startsWith(`${UNCOUNTED} `));
  return Number(line?.slice(UNCOUNTED.length) ?? 0);
}
