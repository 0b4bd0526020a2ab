import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';

/** The folder for built parts, outside the clone so that every clone of one user shares it: `$AUDITORSEC_CACHE` or the user's cache folder. */
export function cacheRoot(env: NodeJS.ProcessEnv = process.env): string {
  if (env['AUDITORSEC_CACHE']) return env['AUDITORSEC_CACHE'];
  const base = env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(base, 'auditorsec-platform');
}

/**
 * Makes `target` (a file or a folder) unless it is there. `build` writes to a temporary name beside it, which is then
 * renamed: nobody ever sees half of it, and of two processes that race the later one takes what the earlier one made.
 */
export async function buildOnce(target: string, build: (temporary: string) => Promise<void>): Promise<string> {
  if (existsSync(target)) return target;
  const temporary = `${target}.${process.pid}-${threadId}.tmp`;
  await mkdir(dirname(target), { recursive: true });
  await rm(temporary, { recursive: true, force: true });
  try {
    await build(temporary);
    await rename(temporary, target).catch((error: unknown) => {
      if (!existsSync(target)) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return target;
}
