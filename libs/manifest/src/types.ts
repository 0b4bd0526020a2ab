/** A Kubernetes object as plain data, ready to print. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  [field: string]: unknown;
}

export interface ObjectMeta {
  name: string;
  /** Absent for cluster-scoped kinds. */
  namespace?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  [field: string]: unknown;
}

/** Who wrote an object: the line of the config that installed the app, and the block call that made the object. */
export interface Source {
  /** Repository-relative `file:line`, such as `clusters/us-east-1/cluster.ts:14`. */
  readonly config: string;
  /** Repository-relative `file:line`, such as `apps/gateway/src/app.ts:31`. */
  readonly block: string;
}

/** One object and the one file that holds it. Everything after `plan` works on these. */
export interface FileSpec {
  readonly cluster: string;
  readonly app: string;
  /** Path below `generated/`, with `/` separators: `<cluster>/<app>/<file>.yaml`. */
  readonly path: string;
  readonly object: KubeObject;
  readonly source: Source;
}
