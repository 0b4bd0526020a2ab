import type { FileSpec, KubeObject } from '@auditorsec/manifest/types';
import type { FieldChange } from './fields.ts';

/** Where an object stands: its cluster, app and file, and what people call it. */
export interface Place {
  readonly cluster: string;
  readonly app: string;
  /** Path below `generated/`. */
  readonly path: string;
  /** `Kind namespace/name`. */
  readonly object: string;
}

/** What a change does to one object of one cluster. */
export interface ObjectChange extends Place {
  /**
   * `renamed`: one object goes and one that is nearly equal comes, under another name, in another namespace or by another app.
   * The cluster knows no renaming: it deletes and makes.
   */
  readonly type: 'added' | 'removed' | 'changed' | 'renamed';
  /** `Kind.group`, or `Kind` in the core group. */
  readonly kind: string;
  /** What a renamed object was. */
  readonly was?: Place;
  readonly before?: KubeObject;
  readonly after?: KubeObject;
  /** Of a changed or renamed object, without its name. */
  readonly fields: readonly FieldChange[];
  /** Those of the fields that the API server refuses to change. */
  readonly immutable: readonly string[];
}

/** Two versions of one file; one of both where the object comes or goes. */
export interface Versions {
  readonly before?: FileSpec;
  readonly after?: FileSpec;
}
