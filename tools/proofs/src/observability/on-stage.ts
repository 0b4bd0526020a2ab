import { Stage } from '../parts/stage.ts';

/** Runs a job with parts of its own, and stops them. */
export async function onStage(job: (stage: Stage) => Promise<string>): Promise<string> {
  const stage = new Stage();
  try {
    return await job(stage);
  } finally {
    await stage.close({ keepLogs: false });
  }
}
