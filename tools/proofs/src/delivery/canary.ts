import { strict as assert } from 'node:assert';
import { type Check, check } from '../check.ts';
import { startControllers, startNodes, startRollouts, WORKLOADS } from '../parts/controllers.ts';
import type { LiveObject } from '../parts/kube-api.ts';
import { until } from '../parts/until.ts';
import { syncedTo } from './applications.ts';
import type { DeliveryBench, Region } from './bench.ts';
import { routeOf, weightsIn, weightsOf } from './owned.ts';
import { type Requests, startRequests } from './requests.ts';
import { editedRing } from './ring-edit.ts';

const APP = 'ci-failure-agent';
const ROLLOUT = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata: { name: APP, namespace: 'ci-failure' },
};
const WITHIN = { within: 180_000, every: 250 };

type Rollout = LiveObject & {
  readonly status?: {
    readonly phase?: string;
    readonly abort?: boolean;
    readonly message?: string;
    readonly currentPodHash?: string;
    readonly stableRS?: string;
  };
};

/** The regions; in the first of them pods run, Argo Rollouts delivers them, and Prometheus counts their requests. */
export interface CanaryBench extends DeliveryBench {
  readonly requests: Requests;
}

/** Starts what makes pods of the first region, and what judges them. */
export async function openCanary(bench: DeliveryBench): Promise<CanaryBench> {
  const { stage, progress, regions } = bench;
  const [region] = regions as [Region];
  await startControllers(stage, region, WORKLOADS, progress);
  const zones = ['a', 'b', 'c'].map((zone) => `${region.name}${zone}`);
  await startNodes(stage, region, zones, progress);
  await startRollouts(stage, region, progress);
  const counted = {
    reporter: 'source',
    destination_service_name: `${APP}-canary`,
    destination_service_namespace: 'ci-failure',
  };
  return { ...bench, requests: await startRequests(bench, { name: 'canary', counted }) };
}

/** The last of all: they leave another version in the first region. */
export const canary: readonly Check<CanaryBench>[] = [
  check('a new version gets a tenth of the requests, half, then all, while Argo CD watches', async (bench) => {
    const [region] = bench.regions as [Region];
    const quick = editedRing(bench, 'minutes are seconds', (folder, sandbox) => {
      const template = `${folder}/${APP}/AnalysisTemplate.argoproj.io_ci-failure_${APP}.yaml`;
      sandbox.edit(template, /http:\/\/prometheus-operated\S+/g, bench.requests.prometheus);
      sandbox.edit(template, /(interval|initialDelay): (\d+)m/g, '$1: $2s');
      sandbox.edit(`${folder}/${APP}/Rollout.argoproj.io_ci-failure_${APP}.yaml`, /duration: 10m/g, 'duration: 8s');
    });
    await syncedTo(region, quick, [APP]);
    await until(() => isHealthy(region), { what: 'the first version to run', ...WITHIN });
    const seen = await rolledOut(bench, '4.0.1', isHealthy);
    assert.deepEqual(seen, ['100/0', '90/10', '50/50', '0/100', '100/0'], 'the weights of stable and canary');
    return seen.join(', ');
  }),
  check('a new version whose requests fail, by a real Prometheus, is taken back to none of them', async (bench) => {
    bench.requests.fail();
    const seen = await rolledOut(bench, '4.0.2', isAborted);
    const [region] = bench.regions as [Region];
    const { message = '' } = (await rolloutOf(region))?.status ?? {};
    assert.equal(seen.at(-1), '100/0', 'the weights at the end');
    assert(!seen.includes('0/100'), 'it never got all requests');
    return `${seen.join(', ')}: ${message.slice(0, 120)}`;
  }),
];

/** Delivers another version by the ring, and returns the weights one after the other, none missed, until `end` holds. */
async function rolledOut(
  bench: DeliveryBench,
  version: string,
  end: (region: Region) => Promise<boolean>,
): Promise<readonly string[]> {
  const [region] = bench.regions as [Region];
  const before = (await rolloutOf(region))?.status?.currentPodHash;
  const first = await routeOf(bench);
  const start = await region.api.version(first);
  const commit = editedRing(bench, `version ${version}`, (folder, sandbox) =>
    sandbox.edit(`${folder}/${APP}/Deployment.apps_ci-failure_${APP}.yaml`, /(agent:)[\d.]+@/, `$1${version}@`),
  );
  await syncedTo(region, commit, [APP]);
  const isOver = async (): Promise<boolean> => {
    const { currentPodHash } = (await rolloutOf(region))?.status ?? {};
    return currentPodHash !== before && (await end(region)) && `${await weightsOf(bench)}` === '100,0';
  };
  await until(isOver, { what: `the rollout of ${version} to end`, ...WITHIN });
  await syncedTo(region, commit, [APP]);
  const weights = [first, ...(await region.api.since<typeof first>(first, start))].map((route) =>
    weightsIn(route).join('/'),
  );
  return weights.filter((now, index) => now !== weights[index - 1]);
}

function rolloutOf({ api }: Region): Promise<Rollout | undefined> {
  return api.find<Rollout>(ROLLOUT);
}

async function isHealthy(region: Region): Promise<boolean> {
  const { phase, currentPodHash, stableRS } = (await rolloutOf(region))?.status ?? {};
  return phase === 'Healthy' && stableRS !== undefined && currentPodHash === stableRS;
}

async function isAborted(region: Region): Promise<boolean> {
  return (await rolloutOf(region))?.status?.abort === true;
}
