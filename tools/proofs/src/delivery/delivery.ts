import type { Check } from '../check.ts';
import { Stage } from '../parts/stage.ts';
import type { Proof } from '../session.ts';
import { type DeliveryBench, openDelivery } from './bench.ts';
import { bootstrap } from './bootstrap.ts';
import { canary, openCanary } from './canary.ts';
import { drift } from './drift.ts';
import { emergency } from './emergency.ts';
import { guard } from './guard.ts';
import { outages } from './outages.ts';
import { owned } from './owned.ts';
import { refusals } from './refusals.ts';
import { forward, lastRegion, rolledBack } from './rings.ts';

/** In this order, on the same regions: those on rings build on one another, each other leaves all as it found it. */
const checks: readonly Check<DeliveryBench>[] = [
  ...forward,
  ...refusals,
  lastRegion,
  emergency,
  rolledBack,
  ...drift,
  guard,
  ...owned,
  ...outages,
];

/** Staging and three regions, each a real API server with an Argo CD of its own, over this repository: from nothing to a rollback. */
export const delivery: Proof = {
  name: 'delivery',
  about: 'Argo CD in staging and three regions on real API servers: bootstrap, promotion, drift, rollouts, outages',
  run: async (session) => {
    const stage = new Stage();
    let keepLogs = true;
    try {
      const bench = await openDelivery(stage, session.progress);
      // In every run: nothing can be shown of regions that have not come to be.
      await session.check(bootstrap, bench);
      if (session.outcomes.some(({ passed }) => !passed)) return;
      for (const one of checks.filter(({ name }) => session.wants(name))) await session.check(one, bench);
      const last = canary.filter(({ name }) => session.wants(name));
      if (last.length > 0) {
        const canaryBench = await openCanary(bench);
        for (const one of last) await session.check(one, canaryBench);
      }
      keepLogs = session.outcomes.some(({ passed }) => !passed);
    } finally {
      await stage.close({ keepLogs });
    }
  },
};
