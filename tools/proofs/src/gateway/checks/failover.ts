import { strict as assert } from 'node:assert';
import { failover } from '@auditorsec/config/failover';
import type { IService } from 'kubernetes-models/v1/Service';
import { stringify } from 'yaml';
import fleet from '../../../../../clusters/fleet.ts';
import { type Check, check } from '../../check.ts';
import { Stage } from '../../parts/stage.ts';
import { until } from '../../parts/until.ts';
import { type GatewayBench, openBench } from '../bench.ts';
import { generatedFolder, generatedObject } from '../generated.ts';
import { expectStatus } from './expect.ts';
import { ask, inParallel, newcomer } from './requests.ts';

const gatewayCheck = check<GatewayBench>;
const { residency } = failover.parse(fleet.failover);

/** Who answers when a region has no pods left. Each check has a stage of its own, with pods of all regions. */
export const failoverChecks: readonly Check<GatewayBench>[] = [
  gatewayCheck('us-east-1 fails over to eu-west-1, then to ap-southeast-1, and comes back', async (outer) => {
    return withRegions(outer, ['us-east-1', 'eu-west-1', 'ap-southeast-1'], async (bench) => {
      const seen = [await answering(bench, 'us-east-1')];
      await empty(bench, 'us-east-1');
      seen.push(await answering(bench, 'eu-west-1'));
      await empty(bench, 'eu-west-1');
      seen.push(await answering(bench, 'ap-southeast-1'));
      await refill(bench, 'eu-west-1');
      seen.push(await answering(bench, 'eu-west-1'));
      await refill(bench, 'us-east-1');
      seen.push(await answering(bench, 'us-east-1'));
      return seen.join(' → ');
    });
  }),
  gatewayCheck('eu-west-1 fails over to us-east-1, and its data never goes to ap-southeast-1', async (outer) => {
    const { from, to } = residency[0] ?? {};
    assert.deepEqual({ from, to }, { from: 'eu-west-1', to: 'ap-southeast-1' }, 'what the fleet refuses');
    // eu-west-1 knows the pods of ap-southeast-1, as if it had its remote secret: what keeps it out stands in Git.
    return withRegions(outer, ['eu-west-1', 'us-east-1', 'ap-southeast-1'], async (bench) => {
      const seen = [await answering(bench, 'eu-west-1')];
      await empty(bench, 'eu-west-1');
      seen.push(await answering(bench, 'us-east-1'));
      await empty(bench, 'us-east-1');
      for (const upstream of bench.upstreams) upstream.reset();
      await until(async () => (await ask(bench, newcomer(bench))).status === 503, { what: '503 with no region left' });
      await inParallel(20, 2, async () => expectStatus(await ask(bench, newcomer(bench)), 503, 'no region left'));
      const abroad = bench.upstreams.filter(({ pod, seen }) => pod.region === to && seen.length > 0);
      assert.deepEqual(abroad, [], `requests have reached ${to}`);
      return `${seen.join(' → ')} → 503, though ${to} has pods`;
    });
  }),
];

/** Opens a bench of regions, the first of which is served, beside the one that is running. */
async function withRegions(
  { version, folders }: GatewayBench,
  clusters: readonly string[],
  run: (bench: GatewayBench) => Promise<string>,
): Promise<string> {
  const stage = new Stage();
  try {
    const bench = await openBench(stage, {
      ...{ version, folders, clusters, gateways: 1, sidecars: () => false },
      ...{ size: { replicas: 1, mostReplicas: 1 }, progress: () => undefined },
    });
    return await run(bench);
  } finally {
    await stage.close({ keepLogs: false });
  }
}

/** Waits until a region answers, then demands that it alone answers. */
async function answering(bench: GatewayBench, region: string): Promise<string> {
  const regions = async (): Promise<string[]> => {
    for (const upstream of bench.upstreams) upstream.reset();
    await inParallel(10, 2, () => ask(bench, newcomer(bench)));
    return bench.upstreams.filter(({ seen }) => seen.length > 0).map(({ pod }) => pod.region);
  };
  const alone = async (): Promise<boolean> => (await regions()).join() === region;
  await until(alone, { what: `answers of ${region} alone` });
  return region;
}

/** Takes the pods of a cluster away from its Service, as when none of them is ready. */
function empty(bench: GatewayBench, cluster: string): Promise<void> {
  const service = stableService(cluster);
  return bench.controlPlane.apply(
    stringify({ ...service, spec: { ...service.spec, selector: { app: 'nobody' } } }),
    cluster,
  );
}

function refill(bench: GatewayBench, cluster: string): Promise<void> {
  return bench.controlPlane.apply(stringify(stableService(cluster)), cluster);
}

function stableService(cluster: string): IService {
  return generatedObject(generatedFolder(cluster), 'Service', 'ci-failure', 'ci-failure-agent-stable');
}
