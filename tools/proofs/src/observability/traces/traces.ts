import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { clustersOf } from '@auditorsec/config/environment';
import fleet from '../../../../../clusters/fleet.ts';
import { check } from '../../check.ts';
import { collectorProgram } from '../../parts/collector.ts';
import { Stage } from '../../parts/stage.ts';
import type { Session } from '../../session.ts';
import { refused } from '../refused.ts';
import { promises, type TracePromise } from './promises.ts';
import { type Kept, run } from './run.ts';
import { collectors, tiersOf } from './tiers.ts';
import { traffic } from './traffic.ts';

const sent = Object.values(traffic).flat();
const title = (says: string) => `traces: ${says}`;

/** What is promised of the collectors, on the real collector with the generated configs. */
export async function traces(session: Session): Promise<void> {
  const accepted = title('the collector accepts every generated config as it is');
  const wanted = promises.filter(({ says, mutation }) =>
    [title(says), broken(says, mutation.says)].some((name) => session.wants(name)),
  );
  if (!session.wants(accepted) && wanted.length === 0) return;
  const program = await collectorProgram(session.progress);
  const stage = new Stage();
  try {
    if (session.wants(accepted))
      await session.check(
        check(accepted, () => validate(stage, program)),
        undefined,
      );
    if (wanted.length > 0) await judge(session, stage, program, wanted);
  } finally {
    await stage.close({ keepLogs: session.outcomes.some(({ passed }) => !passed) });
  }
}

const broken = (says: string, mutation: string) => title(`${mutation}, it shows: not ${says}`);

/** Every cluster has the same configs but for numbers, so one is run. */
async function judge(session: Session, stage: Stage, program: string, wanted: readonly TracePromise[]): Promise<void> {
  const [cluster = ''] = Object.keys(clustersOf(fleet, 'production'));
  const kept = await run(stage, program, 'generated', tiersOf(cluster), sent);
  for (const [place, { says, judge, mutation }] of wanted.entries()) {
    if (session.wants(title(says)))
      await session.check(
        check(title(says), async (kept: readonly Kept[]) => judge(kept)),
        kept,
      );
    const name = broken(says, mutation.says);
    if (!session.wants(name)) continue;
    await session.check(
      check(name, async () => {
        const tiers = structuredClone(tiersOf(cluster));
        mutation.apply(tiers);
        const kept = await run(stage, program, `mutation-${place}`, tiers, sent);
        return refused(async () => judge(kept));
      }),
      undefined,
    );
  }
}

async function validate(stage: Stage, program: string): Promise<string> {
  const all = Object.keys(clustersOf(fleet, 'production')).flatMap((cluster) =>
    [...collectors(cluster)].map(([name, config]) => ({ name: `${cluster}-${name}`, config })),
  );
  for (const { name, config } of all) {
    const file = stage.file(`${name}.json`);
    await writeFile(file, JSON.stringify(config));
    await promisify(execFile)(program, ['validate', `--config=file:${file}`]);
  }
  return `${all.length} configs`;
}
