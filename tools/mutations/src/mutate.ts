import { withControls } from '@auditorsec/compliance/annotation';
import type { FileSpec, KubeObject } from '@auditorsec/manifest/types';
import { printYaml } from '@auditorsec/manifest/yaml';
import { parse } from 'yaml';

/** A small change to a generated file, as an editor would make it; `add` makes a file, `remove` takes one away. */
export type Edit =
  | { readonly file: string; readonly from: string; readonly to: string }
  | { readonly add: string; readonly app: string }
  | { readonly remove: string };

/** A breakage of our own output, and the one rule that must see it. */
export interface Mutation {
  readonly rule: string;
  /** What a person would have done wrong. */
  readonly says: string;
  /** Where the files lie; us-east-1 unless it says so. */
  readonly cluster?: string;
  /** Files are named below `generated/<cluster>/`. */
  readonly edits: readonly Edit[];
}

/** The cluster's files after the edits. Throws when an edit finds nothing to change: it would prove nothing. */
export function mutate(files: readonly FileSpec[], edits: readonly Edit[]): FileSpec[] {
  return edits.reduce<FileSpec[]>((changed, edit) => applyEdit(changed, edit), [...files]);
}

function applyEdit(files: FileSpec[], edit: Edit): FileSpec[] {
  if ('add' in edit) return [...files, addedFile(files, edit)];
  const name = 'remove' in edit ? edit.remove : edit.file;
  const index = files.findIndex(({ path }) => path.endsWith(`/${name}`));
  const file = files[index];
  if (!file) throw new Error(`no generated file ${name}`);
  if ('remove' in edit) return files.toSpliced(index, 1);
  const text = printYaml(file.object);
  if (!text.includes(edit.from)) throw new Error(`${name} has no text ${JSON.stringify(edit.from)}`);
  return files.with(index, { ...file, object: parse(text.replaceAll(edit.from, edit.to)) as KubeObject });
}

function addedFile(files: readonly FileSpec[], { add, app }: { add: string; app: string }): FileSpec {
  const neighbour = files.find((file) => file.app === app);
  if (!neighbour) throw new Error(`no app ${app}`);
  const object = parse(add) as KubeObject;
  const name = `${object.kind}_${object.metadata.namespace ?? ''}_${object.metadata.name}.yaml`;
  return withControls({ ...neighbour, object, path: `${neighbour.cluster}/${app}/${name}` });
}
