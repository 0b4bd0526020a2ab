import { join } from 'node:path';
import { errorCode, type FileSystem, readOrNothing, STAGING, unless } from './file-system.ts';
import { shown, WriteError } from './write-error.ts';

/** The file in the staging folder that holds the process id of the run that writes. */
export const OWNER = 'owner';

/**
 * Makes this process the only one that writes below the root, until the function that it returns is called. The lock of
 * a process that is gone counts for nothing; so does one of this process, which writes one tree at a time.
 *
 * @throws WriteError where another run is at work.
 */
export function lock(fs: FileSystem, root: string): () => void {
  const staging = join(root, STAGING);
  const owner = join(staging, OWNER);
  const ticket = `${owner}-${process.pid}`;
  // The loop ends: each round either gets the lock, throws, or has seen another run give the lock back.
  while (!acquire()) makeStaging();
  return () => {
    unless(['ENOENT'], () => fs.unlinkSync(owner));
    unless(['ENOENT', 'ENOTEMPTY', 'EEXIST'], () => fs.rmdirSync(staging));
  };

  function makeStaging(): void {
    fs.mkdirSync(root, { recursive: true });
    // Not made recursively: on a read-only disk Node then says ENOENT instead of EROFS.
    unless(['EEXIST'], () => fs.mkdirSync(staging));
  }

  function acquire(): boolean {
    try {
      // A link comes into being with its content: no other run can see a lock without an owner.
      fs.writeFileSync(ticket, String(process.pid));
      fs.linkSync(ticket, owner);
      return true;
    } catch (error) {
      if (errorCode(error) === 'EEXIST') removeIfStale();
      else if (errorCode(error) !== 'ENOENT') throw error;
      return false;
    } finally {
      unless(['ENOENT'], () => fs.unlinkSync(ticket));
    }
  }

  function removeIfStale(): void {
    const holder = readOrNothing(fs, owner);
    if (holder === undefined) return;
    if (isAlive(Number(holder))) throw anotherRun(root, holder);
    const stale = `${ticket}-stale`;
    unless(['ENOENT'], () => fs.renameSync(owner, stale));
    const moved = readOrNothing(fs, stale);
    // A third run may have been quicker, and its fresh lock is what was moved: it gets it back.
    if (moved !== undefined && moved !== holder) {
      unless(['EEXIST'], () => fs.linkSync(stale, owner));
      throw anotherRun(root, moved);
    }
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid || !Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

function anotherRun(root: string, pid: string): WriteError {
  const remedy = `wait for it; if process ${pid} is no run of this tool, remove ${shown(root, STAGING)}`;
  return new WriteError([{ file: shown(root, ''), message: `another run (process ${pid}) is writing: ${remedy}` }]);
}
