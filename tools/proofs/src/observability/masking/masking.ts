import { type Check, check } from '../../check.ts';
import { Stage } from '../../parts/stage.ts';
import type { Session } from '../../session.ts';
import { type MaskingBench, openMaskingBench } from './bench.ts';
import { checks } from './checks.ts';
import { brokenFormat } from './mutation.ts';

const MUTATION = 'when the log format shows a query, a cookie, a browser or an address, the values are in the log';

/**
 * Nothing that is secret or personal gets into a log: a real gateway writes its access log for visitors who carry secrets,
 * and the masks of each hop are applied by the regular expressions of that hop's program.
 */
export async function masking(session: Session): Promise<void> {
  const wanted = checks.filter(({ name }) => session.wants(name));
  if (wanted.length > 0) await withStage(session, (stage) => run(stage, session, wanted));
  if (session.wants(MUTATION))
    await withStage(session, (stage) =>
      session.check(
        check(MUTATION, () => brokenFormat(stage, session.progress)),
        undefined,
      ),
    );
}

async function run(stage: Stage, session: Session, wanted: readonly Check<MaskingBench>[]): Promise<void> {
  const bench = await openMaskingBench(stage, session.progress);
  for (const each of wanted) await session.check(each, bench);
}

async function withStage(session: Session, job: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = new Stage();
  const before = session.outcomes.length;
  let failed = true;
  try {
    await job(stage);
    failed = session.outcomes.slice(before).some(({ passed }) => !passed);
  } finally {
    if (failed) session.progress(`logs are kept in ${stage.folder}`);
    await stage.close({ keepLogs: failed });
  }
}
