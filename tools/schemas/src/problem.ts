/** One thing that is wrong with one manifest. */
export interface Problem {
  /** As it was given to `validateFiles`. */
  readonly file: string;
  /** Field path such as `spec.http[0].timeout`; empty when the whole file is meant. */
  readonly path: string;
  /** What was found and what is allowed. */
  readonly message: string;
  /** Who says so: the YAML reader, the JSON schema, the CRD's CEL rules, or the owner's Go code. */
  readonly by: 'yaml' | 'schema' | 'cel' | 'types';
}

/** Orders problems as a person reads them: by file, then place. */
export function byPlace(a: Problem, b: Problem): number {
  return compare(a.file, b.file) || compare(a.path, b.path) || compare(a.message, b.message);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
