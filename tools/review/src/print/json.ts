import { formatPath } from '@auditorsec/diff/path';
import type { Review } from '../model.ts';

/** The review for machines: paths of fields as text; objects that come or go in full, others by what changes in them. */
export function toJson({ groups, ...review }: Review) {
  return {
    ...review,
    changes: groups.map(({ shown, clusters, objects, labelOnly, changes }) => ({
      type: shown.type,
      kind: shown.kind,
      app: shown.app,
      clusters,
      objects,
      files: changes.map(({ path }) => path),
      labelOnly,
      immutable: shown.immutable,
      ...(shown.was && { was: shown.was }),
      ...(shown.type === 'added' && { object: shown.after }),
      ...(shown.type === 'removed' && { object: shown.before }),
      fields: shown.fields.map((field) => ({ ...field, path: formatPath(field.path) })),
    })),
  };
}
