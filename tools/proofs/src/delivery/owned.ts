import { strict as assert } from 'node:assert';
import { type Check, check } from '../check.ts';
import type { LiveObject } from '../parts/kube-api.ts';
import { until } from '../parts/until.ts';
import { syncedTo } from './applications.ts';
import type { DeliveryBench, Region } from './bench.ts';
import { editedRing, restoredRing } from './ring-edit.ts';

const APP = 'ci-failure-agent';
const ROUTE = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: APP, namespace: 'ci-failure' },
};
const GATEWAY = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'istio-ingress', namespace: 'istio-ingress' },
};
const WITHIN = { within: 60_000, every: 250 };

interface Route {
  readonly weight: number;
}

type VirtualService = LiveObject & {
  readonly spec: {
    readonly exportTo: readonly string[];
    readonly http: readonly { readonly route: readonly Route[] }[];
  };
};

type Deployment = LiveObject & { readonly spec: { readonly replicas: number; readonly revisionHistoryLimit: number } };

/** Each in the first region. What another controller writes is written here by its hand alone. */
export const owned: readonly Check<DeliveryBench>[] = [
  check('weights that a rollout moves are left alone, also when a field beside them is put back', async (bench) => {
    const [{ api }] = bench.regions as [Region];
    const inGit = await api.find<VirtualService>(ROUTE);
    await setWeights(bench, [90, 10], { exportTo: ['*'] });
    const isHealed = async (): Promise<boolean> => {
      const now = await api.find<VirtualService>(ROUTE);
      return `${now?.spec.exportTo}` === `${inGit?.spec.exportTo}`;
    };
    await until(isHealed, { what: 'exportTo as Git has it', ...WITHIN });
    assert.deepEqual(await weightsOf(bench), [90, 10], 'the weights after a sync of the same object');
    await setWeights(bench, [100, 0]);
    return 'exportTo was put back, the weights stayed at 90 and 10';
  }),
  check('replicas that an autoscaler sets are left alone, also when a field beside them is put back', async (bench) => {
    const [{ api }] = bench.regions as [Region];
    const inGit = await api.find<Deployment>(GATEWAY);
    await api.merge(GATEWAY, { spec: { replicas: 9 } }, 'scale');
    await api.merge(GATEWAY, { spec: { revisionHistoryLimit: 1 } });
    const isHealed = async (): Promise<boolean> =>
      (await api.find<Deployment>(GATEWAY))?.spec.revisionHistoryLimit === inGit?.spec.revisionHistoryLimit;
    await until(isHealed, { what: 'revisionHistoryLimit as Git has it', ...WITHIN });
    assert.equal(
      (await api.find<Deployment>(GATEWAY))?.spec.replicas,
      9,
      'the replicas after a sync of the same object',
    );
    return 'revisionHistoryLimit was put back, 9 replicas stayed';
  }),
  check('without ignoreDifferences Argo CD sets the weights back: the check above would see it', async (bench) => {
    const [region] = bench.regions as [Region];
    const file = `delivery/Application.argoproj.io_argocd_${APP}.yaml`;
    const greedy = editedRing(bench, 'nothing is ignored', (folder, sandbox) =>
      sandbox.edit(`${folder}/${file}`, / {2}ignoreDifferences:\n(?: {4}.*\n)+/, ''),
    );
    await syncedTo(region, greedy, ['delivery', APP]);
    await setWeights(bench, [90, 10]);
    await until(async () => `${await weightsOf(bench)}` === '100,0', { what: 'the weights to be set back', ...WITHIN });
    await syncedTo(region, restoredRing(bench), ['delivery', APP]);
    return '90 and 10 became 100 and 0';
  }),
];

/** The weights that are in force in the first region: of the stable version, and of the next one. */
export async function weightsOf(bench: DeliveryBench): Promise<readonly number[]> {
  return weightsIn(await routeOf(bench));
}

/** The VirtualService whose weights a rollout moves, as it is in the first region. */
export async function routeOf({ regions }: DeliveryBench): Promise<VirtualService> {
  const [{ api }] = regions as [Region];
  const route = await api.find<VirtualService>(ROUTE);
  assert(route, 'the route of the rollout is there');
  return route;
}

export function weightsIn({ spec }: VirtualService): readonly number[] {
  return spec.http.flatMap(({ route }) => route.map(({ weight }) => weight));
}

/** As the controller of Argo Rollouts does; with other fields, somebody's hand as well. */
async function setWeights({ regions }: DeliveryBench, weights: readonly number[], fields: object = {}): Promise<void> {
  const [{ api }] = regions as [Region];
  const route = await api.find<VirtualService>(ROUTE);
  const http = route?.spec.http.map((each) => ({
    ...each,
    route: each.route.map((to, index) => ({ ...to, weight: weights[index] })),
  }));
  await api.merge(ROUTE, { spec: { http, ...fields } });
}
