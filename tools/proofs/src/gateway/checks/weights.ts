import { strict as assert } from 'node:assert';
import type { IVirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import { stringify } from 'yaml';
import { type Check, check } from '../../check.ts';
import type { GatewayBench } from '../bench.ts';
import { expectBetween } from './expect.ts';
import { ask, delegate, inParallel } from './requests.ts';

const gatewayCheck = check<GatewayBench>;

/** Traffic between two versions. */
export const weightChecks: readonly Check<GatewayBench>[] = [
  gatewayCheck('weights 90/10 divide the requests, and no request fails while they change', async (bench) => {
    const original = delegate(bench);
    const canary = async (): Promise<number> => {
      const values = await Promise.all(bench.gateways.map(({ stats }) => stats(CANARY_REQUESTS)));
      return values.flatMap((value) => [...value.values()]).reduce((sum, value) => sum + value, 0);
    };
    const request = async (): Promise<number> => (await ask(bench)).status;
    const total = 600;
    const statuses: number[] = [];
    const change = async (to: IVirtualService): Promise<void> => {
      const during = inParallel(200, 8, request);
      await bench.controlPlane.apply(stringify(to));
      statuses.push(...(await during));
    };
    let share = 0;
    try {
      await change(weighted(original, 10));
      const before = await canary();
      statuses.push(...(await inParallel(total, 8, request)));
      share = (await canary()) - before;
    } finally {
      await change(original);
    }
    assert.deepEqual([...new Set(statuses)], [200]);
    return expectBetween(share, total * 0.05, total * 0.15, `of ${total} to the canary`);
  }),
];

/** Istio ends the name of a cluster's counters with a semicolon where its dots could be taken for others. */
const CANARY_REQUESTS =
  '^cluster\\.outbound\\|8000\\|\\|ci-failure-agent-canary\\.ci-failure\\.svc\\.cluster\\.local;?\\.upstream_rq_completed$';

/** The delegate with this percentage to the canary, as the Rollouts controller would write it. */
function weighted(service: IVirtualService, canary: number): IVirtualService {
  const changed = structuredClone(service);
  for (const { route = [] } of changed.spec?.http ?? []) {
    for (const target of route) target.weight = target.destination.host.includes('-canary') ? canary : 100 - canary;
  }
  return changed;
}
