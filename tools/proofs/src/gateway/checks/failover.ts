import { strict as assert } from 'node:assert';
import { failover } from '@auditorsec/config/failover';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { IService } from 'kubernetes-models/v1/Service';
import { stringify } from 'yaml';
import fleet from '../../../../../clusters/fleet.ts';
import { type Check, check } from '../../check.ts';
import { Stage } from '../../parts/stage.ts';
import { until } from '../../parts/until.ts';
import { type GatewayBench, openBench } from '../bench.ts';
import { generatedFolder, generatedObject } from '../generated.ts';
import { ask, inParallel, newcomer } from './requests.ts';

const gatewayCheck = check<GatewayBench>;
const { order, residency } = failover.parse(fleet.failover);

/** Who answers when a region has no pods left. Each check has a stage of its own, with pods of several regions. */
export const failoverChecks: readonly Check<GatewayBench>[] = [
  gatewayCheck(
    'us-east-1 fails over to eu-west-1, then to ap-southeast-1, and comes back',
    async ({ version, folder }) => {
      return withRegions(version, { 'us-east-1': folder }, async (bench) => {
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
    },
  ),
  gatewayCheck('eu-west-1 fails over to us-east-1, and its data never goes to ap-southeast-1', async ({ version }) => {
    const { from, to } = residency[0] ?? {};
    assert.deepEqual({ from, to }, { from: 'eu-west-1', to: 'ap-southeast-1' }, 'what the fleet refuses');
    const admitted = admittedNetworks('ap-southeast-1');
    assert.ok(!admitted.includes(fleet.clusters['eu-west-1']?.network.vpc ?? ''), `ap-southeast-1 admits ${admitted}`);
    return withRegions(version, { 'eu-west-1': generatedFolder('eu-west-1') }, async (bench) => {
      const seen = [await answering(bench, 'eu-west-1')];
      await empty(bench, 'eu-west-1');
      seen.push(await answering(bench, 'us-east-1'));
      await empty(bench, 'us-east-1');
      await until(async () => (await ask(bench, newcomer(bench))).status === 503, { what: '503 with no region left' });
      return `${seen.join(' → ')} → 503; ap-southeast-1 admits ${admitted.join(', ')} alone`;
    });
  }),
];

/** Opens a bench of one region and of those that its failover order names, beside the one that is running. */
async function withRegions(
  version: GatewayBench['version'],
  served: Readonly<Record<string, string>>,
  run: (bench: GatewayBench) => Promise<string>,
): Promise<string> {
  const stage = new Stage();
  const others = Object.keys(served).flatMap((cluster) => order[cluster] ?? []);
  const lent = Object.fromEntries(others.map((cluster) => [cluster, generatedFolder(cluster)]));
  try {
    const bench = await openBench(stage, {
      ...{ version, clusters: { ...served, ...lent }, gateways: 1, sidecars: () => false },
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

/** The networks that may come in through the east-west gateway of a cluster. */
function admittedNetworks(cluster: string): string[] {
  const folder = generatedFolder(cluster);
  const { spec } = generatedObject<INetworkPolicy>(folder, 'NetworkPolicy', 'istio-eastwest', 'istio-eastwestgateway');
  const rules = spec?.ingress?.filter(({ ports }) => ports?.some(({ port }) => port === 15_443)) ?? [];
  return rules.flatMap(({ from }) => from?.flatMap(({ ipBlock }) => ipBlock?.cidr ?? []) ?? []);
}
