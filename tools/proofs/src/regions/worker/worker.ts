import { check } from '../../check.ts';
import { refused } from '../../observability/refused.ts';
import { Stage } from '../../parts/stage.ts';
import type { Session } from '../../session.ts';
import { openBench, type WorkerBench } from './bench.ts';
import { promises } from './promises.ts';
import { slips } from './slips.ts';

/** The service worker of the web app in a real Chromium, served as the generated distribution would. */
export async function worker(session: Session): Promise<void> {
  const named = Object.entries(promises).map(([name, run]) => check(`worker: ${name}`, () => onBench(run)));
  const broken = slips.map(({ says, edit, shows }) =>
    check(`worker: ${says}, it shows`, () => refused(() => onBench(promises[shows], edit))),
  );
  for (const each of [...named, ...broken]) if (session.wants(each.name)) await session.check(each, undefined);
}

/** Runs a check in a browser that has visited the app once. */
async function onBench(
  run: (bench: WorkerBench) => Promise<string>,
  edit?: (worker: string) => string,
): Promise<string> {
  const stage = new Stage();
  try {
    return await run(await openBench(stage, edit));
  } finally {
    await stage.close({ keepLogs: false });
  }
}
