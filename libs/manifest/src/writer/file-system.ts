import type * as nodeFs from 'node:fs';

/** Where new bytes wait below the root, on the file system that they will be renamed on. */
export const STAGING = '.staging';
/** What is to be finished, below the root; there only while a write is under way. */
export const JOURNAL = '.journal.json';

/** The part of `node:fs` that the writer uses; tests pass one that fails on purpose. */
export type FileSystem = Pick<
  typeof nodeFs,
  | 'existsSync'
  | 'linkSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'readdirSync'
  | 'readFileSync'
  | 'renameSync'
  | 'rmdirSync'
  | 'rmSync'
  | 'unlinkSync'
  | 'writeFileSync'
>;

/** The code of an error of the operating system, such as `ENOENT`; nothing for any other error. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && 'syscall' in error ? String(error.code) : undefined;
}

/** The result, or nothing where one of these errors of the operating system came instead. */
export function unless<Result>(codes: readonly string[], action: () => Result): Result | undefined {
  try {
    return action();
  } catch (error) {
    if (codes.includes(errorCode(error) ?? '')) return undefined;
    throw error;
  }
}

/** A file's text; nothing where there is no such file. */
export function readOrNothing(fs: FileSystem, path: string): string | undefined {
  return unless(['ENOENT'], () => fs.readFileSync(path, 'utf8'));
}
