import { strict as assert } from 'node:assert';
import { GLOBAL_RING } from '@auditorsec/config/rings';
import fleet from '../../../../clusters/fleet.ts';
import { type Check, check } from '../check.ts';
import type { LiveObject } from '../parts/kube-api.ts';
import { all } from '../parts/until.ts';
import { syncedTo } from './applications.ts';
import type { DeliveryBench, Region } from './bench.ts';
import { ask } from './promotion.ts';

const APP = 'mesh';
/** Where applications write to the cache of the region that is active. */
const WRITER = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'ServiceEntry',
  metadata: { name: 'cache-writer', namespace: 'istio-system' },
};
const GLOBAL_APP = 'edge-global';
const WHY = ['--emergency', '--reason', 'the active region answers nobody'];

/** The active region is declared down, the one before it writes. All is as before in the end. */
export const emergency: Check<DeliveryBench> = check(
  'once a region is declared down, `--emergency` brings the failover to all others at once, and to what belongs to no region',
  async (bench) => {
    const { promotion, repository, regions } = bench;
    const { activeCluster: now, globalCluster: next = '' } = fleet;
    const others = regions.filter(({ name }) => name !== now);
    const owner = regions.find(({ name }) => name === next) as Region;
    const then = `activeCluster: '${next}',\n  down: ['${now}']`;
    repository.sandbox.edit('clusters/fleet.ts', `activeCluster: '${now}'`, then);
    repository.generate();
    const commit = repository.publish(`${now} is down, ${next} writes`);
    const seen: string[] = [];
    for (const ring of [...others.map(({ name }) => name), GLOBAL_RING]) {
      const { moved, gates, problems } = await ask(promotion, 'promote', ring, '--to', commit, ...WHY);
      assert(moved, `${ring}: ${JSON.stringify(gates?.filter(({ no }) => no) ?? problems)}`);
      seen.push(`${ring} ${gates?.find(({ gate }) => gate === 'bounds')?.detail}`);
    }
    await all([...others.map((region) => syncedTo(region, commit, [APP])), syncedTo(owner, commit, [GLOBAL_APP])]);
    const writers = await Promise.all(regions.map(writerOf));
    const expected = regions.map(({ name }) => (name === now ? now : next));
    const stores = expected.map((name) => fleet.clusters[name]?.stores?.cacheWriter);
    assert.deepEqual(writers, stores, 'where each region writes to');
    const restored = repository.revert();
    for (const ring of [...others.map(({ name }) => name), GLOBAL_RING]) repository.move(ring, restored);
    await all([...others.map((region) => syncedTo(region, restored, [APP])), syncedTo(owner, restored, [GLOBAL_APP])]);
    return seen.join(', ');
  },
);

async function writerOf({ api }: Region): Promise<string | undefined> {
  type Entry = LiveObject & { readonly spec: { readonly hosts: readonly string[] } };
  return (await api.find<Entry>(WRITER))?.spec.hosts[0];
}
