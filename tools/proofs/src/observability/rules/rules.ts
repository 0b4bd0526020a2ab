import { Stage } from '../../parts/stage.ts';
import type { Session } from '../../session.ts';
import { openRulesBench } from './bench.ts';
import { checks } from './checks.ts';

/** The generated recording rules and alerts in promtool: read, unit-tested, and broken on purpose. */
export async function rules(session: Session): Promise<void> {
  const wanted = checks.filter(({ name }) => session.wants(name));
  if (wanted.length === 0) return;
  const stage = new Stage();
  let failed = true;
  try {
    const bench = await openRulesBench(stage, session.progress);
    const before = session.outcomes.length;
    for (const each of wanted) await session.check(each, bench);
    failed = session.outcomes.slice(before).some(({ passed }) => !passed);
  } finally {
    if (failed) session.progress(`files are kept in ${stage.folder}`);
    await stage.close({ keepLogs: failed });
  }
}
