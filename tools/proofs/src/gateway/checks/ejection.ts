import { strict as assert } from 'node:assert';
import type { IDestinationRule } from '@kubernetes-models/istio/networking.istio.io/v1/DestinationRule';
import { stringify } from 'yaml';
import { type Check, check } from '../../check.ts';
import { until } from '../../parts/until.ts';
import type { Upstream } from '../../parts/upstream.ts';
import { CLUSTER, type GatewayBench } from '../bench.ts';
import { generatedObject } from '../generated.ts';
import { expectBetween, expectStatus } from './expect.ts';
import { ask, newcomer } from './requests.ts';

/** A pod that fails is left alone for a while. */
export const ejectionChecks: readonly Check<GatewayBench>[] = [
  check<GatewayBench>('a pod is ejected after 5 consecutive 5xx, and comes back', async (bench) => {
    const rule = generatedObject<IDestinationRule>(
      bench.folders(CLUSTER),
      'DestinationRule',
      'ci-failure',
      'ci-failure-agent-stable',
    );
    const quick = structuredClone(rule);
    const detection = quick.spec?.trafficPolicy?.outlierDetection;
    assert.ok(detection, 'the rule detects outliers');
    // The times alone are shortened: what is generated takes up to a minute.
    Object.assign(detection, { interval: '1s', baseEjectionTime: '1s' });
    await bench.controlPlane.apply(stringify(quick));
    await until(async () => !(await warming(bench)), { what: 'the changed cluster to be in use' });
    try {
      const failing = await nearest(bench);
      failing.answer = () => ({ status: 500 });
      const statuses: number[] = [];
      while (statuses.length < 30 && statuses.at(-1) !== 200) statuses.push((await ask(bench, newcomer(bench))).status);
      // Envoy ejects on another thread: one or two more may have been on their way.
      assert.deepEqual(new Set(statuses), new Set([500, 200]));
      const failures = expectBetween(statuses.length - 1, 5, 7, 'failures before the pod is ejected');
      const ejected = expectStatus(await ask(bench, newcomer(bench)), 200, 'then another pod');
      failing.reset();
      const returned = async (): Promise<boolean> => {
        expectStatus(await ask(bench, newcomer(bench)), 200, 'while the pod is away');
        return failing.seen.length > 0;
      };
      await until(returned, { what: `${failing.pod.name} gets requests again` });
      return `${failures}, ${ejected}; ${failing.pod.name} is back after its time`;
    } finally {
      await bench.controlPlane.apply(stringify(rule));
    }
  }),
];

/** Whether a gateway still waits for the endpoints of a changed cluster, and uses the old one. */
async function warming({ gateways }: GatewayBench): Promise<boolean> {
  const counts = await Promise.all(gateways.map(({ stats }) => stats('^cluster_manager\\.warming_clusters$')));
  return counts.some((values) => [...values.values()].some((count) => count > 0));
}

/** The pod that the first gateway prefers: the one in its zone. */
async function nearest(bench: GatewayBench): Promise<Upstream> {
  await ask(bench, newcomer(bench));
  const found = bench.upstreams.find(({ seen }) => seen.length > 0);
  assert.ok(found, 'no pod got the request');
  found.reset();
  return found;
}
