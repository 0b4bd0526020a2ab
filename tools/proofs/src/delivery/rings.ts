import { strict as assert } from 'node:assert';
import { type Check, check } from '../check.ts';
import { refreshed, syncedTo } from './applications.ts';
import type { DeliveryBench, Region } from './bench.ts';

/** One number of the fleet, and where it ends in every region. */
const CHANGE = { file: 'clusters/fleet.ts', from: "maxRequestBody: '1Mi'", to: "maxRequestBody: '2Mi'" };
const APP = 'gateway';
const FILTER = {
  apiVersion: 'networking.istio.io/v1alpha3',
  kind: 'EnvoyFilter',
  metadata: { name: 'body-limit', namespace: 'istio-ingress' },
};
const [OLD, NEW] = [1024 * 1024, 2 * 1024 * 1024];

/** The change is on main after the first of these, in every region after the second, and stays there. */
export const rings: readonly Check<DeliveryBench>[] = [
  check('a change that is merged reaches no region by itself: none follows main', async (bench) => {
    const { sandbox, generate, publish } = bench.repository;
    sandbox.edit(CHANGE.file, CHANGE.from, CHANGE.to);
    generate();
    publish('requests of 2 MiB');
    return limits(bench, () => OLD);
  }),
  check('ring by ring, a change reaches one region after the other, and none before its turn', async (bench) => {
    const { repository, regions } = bench;
    const seen: string[] = [];
    for (const [place, { name }] of regions.entries()) {
      repository.move(name, repository.head());
      await syncedTo(regions[place] as Region, repository.head(), [APP]);
      seen.push(await limits(bench, (index) => (index <= place ? NEW : OLD)));
    }
    return seen.join('; then ');
  }),
  check('a ring that is moved back has what it had before, and the others keep what they have', async (bench) => {
    const { repository, regions } = bench;
    const [first] = regions as [Region];
    repository.move(first.name, repository.head(1));
    await syncedTo(first, repository.head(1), [APP]);
    const seen = await limits(bench, (index) => (index === 0 ? OLD : NEW));
    repository.move(first.name, repository.head());
    await syncedTo(first, repository.head(), [APP]);
    return seen;
  }),
];

/** The limit of each region, after its Argo CD has looked at Git once more; throws unless it is the expected one. */
async function limits({ regions }: DeliveryBench, expected: (place: number) => number): Promise<string> {
  for (const region of regions) await refreshed(region, [APP]);
  const found = await Promise.all(regions.map(limitOf));
  const byName = (values: readonly number[]) => Object.fromEntries(regions.map(({ name }, at) => [name, values[at]]));
  assert.deepEqual(byName(found), byName(regions.map((_, place) => expected(place))), 'the longest request');
  return regions.map(({ name }, place) => `${name} ${found[place]}`).join(', ');
}

async function limitOf({ api }: Region): Promise<number> {
  const [, limit] = /"max_request_bytes":(\d+)/.exec(JSON.stringify(await api.find(FILTER))) ?? [];
  return Number(limit);
}
