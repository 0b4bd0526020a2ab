import { strict as assert } from 'node:assert';
import { type Check, check } from '../check.ts';
import { until } from '../parts/until.ts';
import { refreshed, syncedTo } from './applications.ts';
import type { DeliveryBench, Region } from './bench.ts';
import { ask } from './promotion.ts';

/** One number of the fleet, and where it ends in every region. */
const CHANGE = { file: 'clusters/fleet.ts', from: "maxRequestBody: '1Mi'", to: "maxRequestBody: '2Mi'" };
const APP = 'gateway';
const FILTER = {
  apiVersion: 'networking.istio.io/v1alpha3',
  kind: 'EnvoyFilter',
  metadata: { name: 'body-limit', namespace: 'istio-ingress' },
};
const [OLD, NEW] = [1024 * 1024, 2 * 1024 * 1024];
const WHY = ['--reason', 'requests of 2 MiB fail'];

/** From what is merged to the last region but one. */
export const forward: readonly Check<DeliveryBench>[] = [
  check('a change that is merged reaches no region by itself: none follows main', async (bench) => {
    const { sandbox, generate, publish } = bench.repository;
    sandbox.edit(CHANGE.file, CHANGE.from, CHANGE.to);
    generate();
    publish('requests of 2 MiB');
    return limits(bench, 0);
  }),
  check(
    '`npm run promote` brings it to one region after the other, each as soon as the one before is in sync, healthy and has soaked',
    async (bench) => {
      const seen: string[] = [];
      for (const [place, region] of inOrder(bench).slice(0, -1).entries())
        seen.push(`${await promoted(bench, region)}: ${await limits(bench, place + 1)}`);
      return seen.join('; then ');
    },
  ),
];

export const lastRegion: Check<DeliveryBench> = check('the last region gets it as the others did', async (bench) => {
  const regions = inOrder(bench);
  return `${await promoted(bench, regions.at(-1) as Region)}: ${await limits(bench, regions.length)}`;
});

/** The last region stays where it goes back to. */
export const rolledBack: Check<DeliveryBench> = check(
  '`npm run rollback` brings one region back, and it gets the same commit no more',
  async (bench) => {
    const regions = inOrder(bench);
    const last = regions.at(-1) as Region;
    const { exitCode, to = '', problems } = await ask(bench.promotion, 'rollback', last.name, ...WHY);
    assert.equal(exitCode, 0, JSON.stringify(problems));
    await syncedTo(last, to, [APP]);
    const seen = await limits(bench, regions.length - 1);
    const again = await ask(bench.promotion, 'promote', last.name);
    assert.deepEqual([again.exitCode, again.gates?.find(({ no }) => no)?.gate], [5, 'rollback']);
    return `${seen}; a promotion ends with 5`;
  },
);

/** Where a change goes, and in which order. */
function inOrder({ staging, regions }: DeliveryBench): readonly Region[] {
  return [staging, ...regions];
}

/** Asks for a step until it is made; returns what it had to wait for. There must be a tag of it. */
async function promoted({ promotion, repository }: DeliveryBench, region: Region): Promise<string> {
  const { name } = region;
  const waited = new Set<string>();
  let said = '';
  const isMoved = async (): Promise<boolean> => {
    const { moved = false, gates = [], problems = [] } = await ask(promotion, 'promote', name);
    const shut = gates.filter(({ no }) => no);
    for (const { gate } of shut) waited.add(gate);
    said = [...problems.map(({ message }) => message), ...shut.map(({ gate, detail }) => `${gate} ${detail}`)].join();
    return moved;
  };
  await until(isMoved, { what: `${name} to move`, within: 240_000, every: 2000 }).catch((error: Error) => {
    throw new Error(`${error.message}: ${said}`);
  });
  const tag = new RegExp(`^${repository.head()}\\trefs/tags/(history/${name}/\\d+)\\^\\{\\}$`, 'm');
  const [, history] = tag.exec(repository.refs()) ?? [];
  assert(history !== undefined, `an annotated tag of the step of ${name}`);
  await syncedTo(region, repository.head(), [APP]);
  return `${history} after ${[...waited].join(', ') || 'nothing'}`;
}

/** The limit of each region, after its Argo CD has looked at Git once more; throws unless so many of them have the new one. */
async function limits(bench: DeliveryBench, count: number): Promise<string> {
  const regions = inOrder(bench);
  for (const region of regions) await refreshed(region, [APP]);
  const found = await Promise.all(regions.map(limitOf));
  const byName = (values: readonly number[]) => Object.fromEntries(regions.map(({ name }, at) => [name, values[at]]));
  const expected = regions.map((_, place) => (place < count ? NEW : OLD));
  assert.deepEqual(byName(found), byName(expected), 'the longest request');
  return regions.map(({ name }, place) => `${name} ${found[place]}`).join(', ');
}

async function limitOf({ api }: Region): Promise<number> {
  const [, limit] = /"max_request_bytes":(\d+)/.exec(JSON.stringify(await api.find(FILTER))) ?? [];
  return Number(limit);
}
