import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edit } from '@auditorsec/mutations/mutate';

/** A change to a file that is there: its text replaced, or the whole of it removed. */
export type FileEdit = Exclude<Edit, { readonly add: string }>;

/** Copies a folder and edits the copy. Throws when an edit finds nothing to change: it would prove nothing. */
export function copyEdited(from: string, to: string, edits: readonly FileEdit[]): void {
  cpSync(from, to, { recursive: true });
  for (const edit of edits) {
    if ('remove' in edit) rmSync(join(to, edit.remove));
    else writeFileSync(join(to, edit.file), changed(edit, readFileSync(join(to, edit.file), 'utf8')));
  }
}

/** Edits the texts of files that are not on the disk, by path. Throws as `copyEdited` does. */
export function edited(texts: ReadonlyMap<string, string>, edits: readonly FileEdit[]): ReadonlyMap<string, string> {
  const left = new Map(texts);
  for (const edit of edits) {
    if ('remove' in edit) left.delete(edit.remove);
    else left.set(edit.file, changed(edit, left.get(edit.file) ?? ''));
  }
  return left;
}

function changed({ file, from, to }: Exclude<FileEdit, { readonly remove: string }>, text: string): string {
  if (!text.includes(from)) throw new Error(`${file} has no text ${JSON.stringify(from)}`);
  return text.replaceAll(from, to);
}
