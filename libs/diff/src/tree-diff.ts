import { kindOf } from '@auditorsec/manifest/group';
import { objectName } from '@auditorsec/manifest/patch';
import type { FileSpec, KubeObject } from '@auditorsec/manifest/types';
import { compareValues } from './fields.ts';
import { immutableFields } from './immutable.ts';
import type { ObjectChange, Place, Versions } from './object-change.ts';
import { findRenames } from './renames.ts';

/**
 * What turns one set of objects into another, object by object, by path. Pure; neither the order of the files nor where they were
 * made counts. Files that are equal in both sets may be left out of both.
 */
export function treeDiff(before: readonly FileSpec[], after: readonly FileSpec[]): ObjectChange[] {
  const clusters = Map.groupBy(versionsOf(before, after), (versions) => fileOf(versions).cluster);
  const changes = [...clusters.values()].flatMap(clusterDiff);
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function versionsOf(before: readonly FileSpec[], after: readonly FileSpec[]): Versions[] {
  const old = new Map(before.map((file) => [file.path, file]));
  const now = new Map(after.map((file) => [file.path, file]));
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort();
  return paths.map((path) => {
    const [was, is] = [old.get(path), now.get(path)];
    return { ...(was && { before: was }), ...(is && { after: is }) };
  });
}

function fileOf({ before, after }: Versions): FileSpec {
  const file = after ?? before;
  if (!file) throw new Error('a file in neither version');
  return file;
}

function clusterDiff(files: readonly Versions[]): ObjectChange[] {
  const removed = files.flatMap(({ before, after }) => (before && !after ? [before] : []));
  const added = files.flatMap(({ before, after }) => (after && !before ? [after] : []));
  const renames = findRenames(removed, added);
  const renamed = new Set(renames.flatMap(({ from, to }) => [from, to]));
  return [
    ...files.flatMap(({ before, after }) => (before && after ? changed(before, after) : [])),
    ...removed.filter((file) => !renamed.has(file)).map((file) => whole('removed', file, { before: file.object })),
    ...added.filter((file) => !renamed.has(file)).map((file) => whole('added', file, { after: file.object })),
    ...renames.map(({ from, to }) => ({
      ...whole('renamed', to, { before: from.object, after: to.object }),
      was: placeOf(from),
      fields: compareValues(withoutName(from.object), withoutName(to.object)),
    })),
  ];
}

function changed(before: FileSpec, after: FileSpec): ObjectChange[] {
  const fields = compareValues(before.object, after.object);
  if (fields.length === 0) return [];
  const immutable = immutableFields(kindOf(before.object), before.object, fields);
  return [{ ...whole('changed', after, { before: before.object, after: after.object }), fields, immutable }];
}

function whole(
  type: ObjectChange['type'],
  file: FileSpec,
  objects: { readonly before?: KubeObject; readonly after?: KubeObject },
): ObjectChange {
  return { ...placeOf(file), type, kind: kindOf(file.object), ...objects, fields: [], immutable: [] };
}

function placeOf({ cluster, app, path, object }: FileSpec): Place {
  return { cluster, app, path, object: objectName(object) };
}

/** What a name is part of by our own rules (the app's label) says nothing new. */
function withoutName({ metadata, ...rest }: KubeObject) {
  const { name: _name, namespace: _namespace, labels = {}, ...others } = metadata;
  const { 'app.kubernetes.io/part-of': _app, ...own } = labels;
  return { ...rest, metadata: { ...others, labels: own } };
}
