import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listFiles, readBlobs } from '@auditorsec/cli/git';
import { type Fleet, fleetSchema } from '@auditorsec/config/fleet';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { UserError } from '@auditorsec/problem/user-error';
import { EXIT } from './exit-codes.ts';

const FLEET = 'clusters/fleet.ts';

/** `clusters/fleet.ts` of a commit, as written there. Throws a `UserError` where it can't be read. */
export async function fleetInputAt(root: string, commit: string): Promise<unknown> {
  const files = [...(listFiles(root, commit, 'clusters/') ?? [])];
  const folder = mkdtempSync(join(tmpdir(), 'auditorsec-fleet-'));
  try {
    const texts = readBlobs(
      root,
      files.map(([, blob]) => blob),
    );
    for (const [index, [path]] of files.entries()) {
      const file = join(folder, 'clusters', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, texts[index] ?? '');
    }
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    symlinkSync(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'));
    const module = (await import(pathToFileURL(join(folder, FLEET)).href)) as { default?: unknown };
    return module.default;
  } catch (error) {
    throw unreadable(commit, error instanceof Error ? error.message.replaceAll(folder, '') : `${error}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The fleet of a commit. Throws a `UserError` where this checkout's code doesn't understand it. */
export async function fleetAt(root: string, commit: string): Promise<Fleet> {
  const parsed = fleetSchema.safeParse(await fleetInputAt(root, commit));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw unreadable(commit, `${issue?.path.join('.')}: ${issue?.message}`);
}

function unreadable(commit: string, why: string): UserError {
  const short = commit.slice(0, 8);
  return new UserError(
    `${FLEET} of ${short} can't be read by the code of this checkout: ${why}. Check that commit out and run npm ci, then try again`,
    EXIT.call,
  );
}
