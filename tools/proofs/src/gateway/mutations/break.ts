import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edit } from '@auditorsec/mutations/mutate';

/** A change to a file that is there: its text replaced, or the whole of it removed. */
export type FileEdit = Exclude<Edit, { readonly add: string }>;

/** Copies a folder and edits the copy. Throws when an edit finds nothing to change: it would prove nothing. */
export function copyEdited(from: string, to: string, edits: readonly FileEdit[]): void {
  cpSync(from, to, { recursive: true });
  for (const edit of edits) {
    if ('remove' in edit) {
      rmSync(join(to, edit.remove));
      continue;
    }
    const file = join(to, edit.file);
    const text = readFileSync(file, 'utf8');
    if (!text.includes(edit.from)) throw new Error(`${edit.file} has no text ${JSON.stringify(edit.from)}`);
    writeFileSync(file, text.replaceAll(edit.from, edit.to));
  }
}
