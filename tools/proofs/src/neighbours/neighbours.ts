import { Stage } from '../parts/stage.ts';
import type { Proof } from '../session.ts';
import { openBench } from './bench.ts';
import { neighboursChecks } from './checks.ts';

/** Two regions of one mesh: istiod itself beside real API servers, with authorities and rights made as the documentation says. */
export const neighbours: Proof = {
  name: 'neighbours',
  about: 'istiods of two regions trust each other by the authority that people make, and know each other’s endpoints',
  run: async (session) => {
    const stage = new Stage();
    let keepLogs = true;
    try {
      const bench = await openBench(stage, session.progress);
      for (const one of neighboursChecks.filter(({ name }) => session.wants(name))) await session.check(one, bench);
      keepLogs = session.outcomes.some(({ passed }) => !passed);
    } finally {
      await stage.close({ keepLogs });
    }
  },
};
