import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { git, listFiles, readTexts } from '@auditorsec/cli/git';
import { loadFleet } from '@auditorsec/cli/load';
import { explain } from '@auditorsec/config/explain';
import { type Fleet, fleetSchema } from '@auditorsec/config/fleet';
import { UserError } from '@auditorsec/problem/user-error';

const FOLDER = 'clusters/';

/** The fleet of a commit as this branch's schema reads it, or in words why it can't be read; `now` where nothing in `clusters/` differs. */
export async function fleetAt(root: string, commit: string, now: Fleet): Promise<Fleet | string> {
  const listing = git(root, ['diff', '--name-only', commit, '--', FOLDER]);
  if (listing === '') return now;
  const folder = mkdtempSync(join(tmpdir(), 'auditorsec-base-'));
  try {
    checkOut(root, commit, folder);
    const written = await loadFleet(folder);
    const parsed = fleetSchema.safeParse(written);
    if (parsed.success) return parsed.data;
    const [mistake] = explain(fleetSchema, written, parsed.error);
    return `${mistake?.field}: ${mistake?.found}, allowed ${mistake?.allowed}`;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The config of a commit in a folder of its own, with the code of this branch behind it. */
function checkOut(root: string, commit: string, folder: string): void {
  for (const { path, text } of readTexts(root, [...(listFiles(root, commit, FOLDER) ?? [])])) {
    const file = join(folder, FOLDER, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}
