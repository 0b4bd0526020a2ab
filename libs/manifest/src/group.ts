import type { KubeObject } from './types.ts';

/** The API group of an apiVersion: `apps` of `apps/v1`, nothing of `v1`. */
export function apiGroup(apiVersion: string): string {
  return apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));
}

/** `Kind.group` of an object, or `Kind` in the core group. */
export function kindOf({ apiVersion, kind }: Pick<KubeObject, 'apiVersion' | 'kind'>): string {
  const group = apiGroup(apiVersion);
  return group ? `${kind}.${group}` : kind;
}
