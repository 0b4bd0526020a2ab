import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FileSpec } from '@auditorsec/manifest/types';
import { UserError } from '@auditorsec/problem/user-error';
import { versionsFile } from './versions-file.ts';

/** A cluster as other versions render it. */
export interface RenderedWith {
  readonly name: string;
  readonly files: readonly FileSpec[];
}

/** What a thread that renders is told. */
export interface Told {
  readonly url: string;
  readonly source: string;
}

/**
 * Renders all clusters as if the versions file held `source`. In a thread of its own: versions are read once, when modules load.
 * Throws a `UserError` with what the config says where a block refuses the version.
 */
export async function renderWith(source: string): Promise<readonly RenderedWith[]> {
  const told: Told = { url: versionsFile.href, source };
  const worker = new Worker(new URL('./render-thread.mjs', import.meta.url), { workerData: told });
  try {
    const [clusters] = await once(worker, 'message');
    return clusters as readonly RenderedWith[];
  } catch (error) {
    throw new UserError(`With this version nothing renders:\n${error instanceof Error ? error.message : error}`);
  } finally {
    await worker.terminate();
  }
}
