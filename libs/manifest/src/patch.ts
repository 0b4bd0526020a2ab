import type { Problem } from '@auditorsec/problem/problem';
import { suggest } from '@auditorsec/problem/suggest';
import type { FileSpec, KubeObject } from './types.ts';

/** The escape hatch: a change to one rendered object that no block offers, with the reason for it. */
export interface ObjectPatch {
  /** `Kind namespace/name`, or `Kind name` for cluster-scoped kinds. */
  readonly object: string;
  readonly reason: string;
  /** A JSON merge patch (RFC 7396): `null` removes a field, lists are replaced whole. */
  readonly merge: Readonly<Record<string, unknown>>;
  /** Where the patch is written: file, and field inside the config. */
  readonly place: string;
  readonly field: string;
}

/** How people name an object: `Deployment ci-failure/ci-failure-agent`, `Namespace ci-failure`. */
export function objectName({ kind, metadata }: KubeObject): string {
  return `${kind} ${metadata.namespace ? `${metadata.namespace}/` : ''}${metadata.name}`;
}

/** The files with every patch applied; a patch that meets no object is a problem. */
export function applyPatches(
  files: readonly FileSpec[],
  patches: readonly ObjectPatch[],
): { files: readonly FileSpec[]; problems: readonly Problem[] } {
  if (patches.length === 0) return { files, problems: [] };
  const names = files.map((file) => objectName(file.object));
  const problems = [
    ...patches.filter((patch) => !names.includes(patch.object)).map((patch) => unmatched(patch, names)),
    ...patches.filter(renames).map(renamed),
  ];
  const patched = files.map((file, index) => {
    const changes = patches.filter((patch) => patch.object === names[index]);
    const object = changes.reduce<unknown>((value, patch) => merge(value, patch.merge), file.object) as KubeObject;
    return { ...file, object };
  });
  return { files: patched, problems };
}

function unmatched({ object, place, field }: ObjectPatch, names: readonly string[]): Problem {
  const allowed = 'an object of this cluster, as `Kind namespace/name` or `Kind name`';
  return { place, field: `${field}.object`, found: object, allowed, nearest: suggest(object, names) };
}

/** A name decides the file and the object in the cluster: changing it is another object, not a patch. */
function renames({ merge: { apiVersion, kind, metadata } }: ObjectPatch): boolean {
  return (
    apiVersion !== undefined ||
    kind !== undefined ||
    (isMap(metadata) && ('name' in metadata || 'namespace' in metadata))
  );
}

function renamed({ place, field }: ObjectPatch): Problem {
  const allowed = 'fields other than apiVersion, kind, metadata.name and metadata.namespace';
  return { place, field: `${field}.merge`, found: 'a patch that makes another object', allowed };
}

function merge(target: unknown, change: unknown): unknown {
  if (!isMap(change)) return change;
  const merged: Record<string, unknown> = isMap(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete merged[key];
    else merged[key] = merge(merged[key], value);
  }
  return merged;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
