import { strict as assert } from 'node:assert';
import type { IVirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import { stringify } from 'yaml';
import { type Check, check } from '../../check.ts';
import type { GatewayBench } from '../bench.ts';
import type { Asked } from '../client.ts';
import { expectBetween } from './expect.ts';
import { ask, delegate, inParallel, newcomer, reached, routes } from './requests.ts';

const gatewayCheck = check<GatewayBench>;

/** Traffic between two versions. */
export const weightChecks: readonly Check<GatewayBench>[] = [
  gatewayCheck('before a rollout every request goes to the stable version', async (bench) => {
    await send(bench, 100, []);
    return expectBetween(canary(bench), 0, 0, 'of 100 to the canary');
  }),
  gatewayCheck('a request with the header of testers reaches the canary, and no other request does', async (bench) => {
    const header = testerHeader();
    await send(bench, 50, [], { headers: { [header]: 'always' } });
    await send(bench, 50, [], { headers: { [header]: 'always' }, method: 'POST', body: '{}' });
    const tested = expectBetween(canary(bench), 100, 100, `of 100 with ${header}: always to the canary`);
    for (const upstream of bench.upstreams) upstream.reset();
    for (const headers of [{}, { [header]: 'never' }, { [header]: '' }]) await send(bench, 20, [], { headers });
    expectBetween(reached(bench), 60, 60, 'that reached an application');
    return `${tested}, ${expectBetween(canary(bench), 0, 0, 'of 60 without it')}`;
  }),
  gatewayCheck(
    'weights 90/10, then 50/50 divide the requests, and no request fails while they change',
    async (bench) => {
      const original = delegate();
      const total = 600;
      const statuses: number[] = [];
      const change = async (to: IVirtualService): Promise<void> => {
        const during = send(bench, 200, statuses);
        await bench.controlPlane.apply(stringify(to));
        await during;
      };
      const shareOf = async (percent: number): Promise<number> => {
        await change(weighted(original, percent));
        for (const upstream of bench.upstreams) upstream.reset();
        await send(bench, total, statuses);
        return canary(bench);
      };
      try {
        const tenth = await shareOf(10);
        const half = await shareOf(50);
        await change(original);
        assert.deepEqual([...new Set(statuses)], [200]);
        // Six standard deviations around the mean: once in a billion runs by chance.
        const seen = [expectBetween(tenth, 16, 104, 'at 90/10'), expectBetween(half, 227, 373, 'at 50/50')];
        return `of ${total} to the canary ${seen.join(', ')}; ${statuses.length} requests, all 200`;
      } finally {
        await bench.controlPlane.apply(stringify(original));
      }
    },
  ),
];

/** Sends requests of many clients, reads unless told, several at once; adds the statuses of the answers. */
async function send(bench: GatewayBench, total: number, statuses: number[], asked: Partial<Asked> = {}): Promise<void> {
  const crowd: readonly Pick<Asked, 'from' | 'token'>[] = Array.from({ length: 40 }, () => newcomer(bench));
  let next = 0;
  await inParallel(total, 8, async () => {
    statuses.push((await ask(bench, { ...crowd[next++ % crowd.length], ...asked })).status);
  });
}

/** How many requests the pods of the canary have got. */
function canary({ upstreams }: GatewayBench): number {
  return upstreams.filter(({ pod }) => pod.role === 'canary').reduce((sum, { seen }) => sum + seen.length, 0);
}

/** The delegate with this percentage to the canary, as the Rollouts controller would write it. */
function weighted(service: IVirtualService, canary: number): IVirtualService {
  const changed = structuredClone(service);
  const [only, ...others] = changed.spec?.http ?? [];
  assert.ok(only && others.length === 0, 'one route carries the weights, so that the controller needs no name of it');
  for (const target of only.route ?? [])
    target.weight = target.destination.host.includes('-canary') ? canary : 100 - canary;
  return changed;
}

/** The one header that routes look at. */
function testerHeader(): string {
  const names = routes().flatMap(({ match = [] }) => match.flatMap(({ headers }) => Object.keys(headers ?? {})));
  const [name, ...others] = new Set(names);
  assert.ok(name && others.length === 0, 'one header is looked at');
  return name;
}
