import type { FieldChange } from './fields.ts';
import { isLabelOnly } from './noise.ts';
import type { ObjectChange } from './object-change.ts';
import { formatPath } from './path.ts';
import { canonical } from './value.ts';

/** Changes that a reader needs to read once: of one object in several clusters, or of several objects in the same fields. */
export interface ChangeGroup {
  /** The first of them, to show. */
  readonly shown: ObjectChange;
  /** All of them, by path. */
  readonly changes: readonly ObjectChange[];
  /** By code unit. */
  readonly clusters: readonly string[];
  /** `Kind namespace/name`, as the first cluster calls them. */
  readonly objects: readonly string[];
  /** Only labels that nothing selects by. */
  readonly labelOnly: boolean;
}

/** Puts together what is the same change: first of one object in all clusters, then of all objects in the same fields. */
export function groupChanges(changes: readonly ObjectChange[]): ChangeGroup[] {
  const ofOneObject = [...Map.groupBy(changes, sameInEveryCluster).values()];
  const ofAll = Map.groupBy(ofOneObject, sameForEveryObject);
  return [...ofAll.values()].flatMap((groups) => groupOf(groups.flat()));
}

function groupOf(changes: readonly ObjectChange[]): ChangeGroup[] {
  return changes.slice(0, 1).map((shown) => ({
    shown,
    changes,
    clusters: [...new Set(changes.map(({ cluster }) => cluster))].sort(),
    objects: [...new Set(changes.map(({ object, cluster }) => object.replaceAll(cluster, shown.cluster)))],
    labelOnly: isLabelOnly(shown),
  }));
}

/** What the changes of one object share when they are the same in several clusters, though each calls itself by its own name. */
function sameInEveryCluster({ cluster, type, app, kind, object, was, fields }: ObjectChange): string {
  return withoutCluster(cluster, [type, app, kind, object, was?.object, fieldTexts(fields)]);
}

/** Objects that come and go are told one by one; version labels all together, wherever they are. */
function sameForEveryObject(changes: readonly ObjectChange[]): string {
  const clusters = changes.map(({ cluster }) => cluster).sort();
  const texts = changes.slice(0, 1).map((change) => {
    if (change.type !== 'changed') return [clusters, change.path];
    const fields = withoutCluster(change.cluster, fieldTexts(change.fields));
    return isLabelOnly(change) ? [fields] : [clusters, change.app, fields];
  });
  return canonical(texts);
}

function withoutCluster(cluster: string, value: unknown): string {
  return canonical(value).replaceAll(cluster, '{cluster}');
}

function fieldTexts(fields: readonly FieldChange[]): unknown {
  return fields.map(({ path, ...values }) => ({ ...values, path: formatPath(path) }));
}
