import { check } from '../../check.ts';
import { Stage } from '../../parts/stage.ts';
import type { Session } from '../../session.ts';
import { panelChecks } from '../panels/checks.ts';
import { openDayBench } from './bench.ts';
import { ruleChecks } from './checks.ts';

/** A real Prometheus over a day of all metrics, in which a dozen things go wrong: rules and panels have to show them. */
export async function syntheticDay(session: Session): Promise<void> {
  const checks = [...ruleChecks, ...panelChecks].filter(({ name }) => session.wants(name));
  if (checks.length === 0) return;
  const stage = new Stage();
  try {
    const started = performance.now();
    const bench = await openDayBench(stage, session.progress);
    session.progress(`the day is stored, recorded and asked after ${Math.round(performance.now() - started)} ms`);
    for (const { name, run } of checks) await session.check(check(name, run), bench);
  } finally {
    await stage.close({ keepLogs: false });
  }
}
