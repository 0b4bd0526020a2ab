/** An item of a list: what identifies it, and where it stands before and after; nowhere on the side where it isn't there. */
export interface Item {
  /** The text of its key, such as `main` of a container or `containerPort=8080`; none where only its place tells it. */
  readonly key?: string;
  readonly from?: number;
  readonly to?: number;
}

/** One step into a value: a field's name, or an item of a list. */
export type Step = string | Item;

/** The way from an object to one of its values. */
export type Path = readonly Step[];

const PLAIN = /^[A-Za-z_$][\w$-]*$/;

/** A path as people write it: `spec.containers[main].args[0]`, `metadata.labels["app.kubernetes.io/name"]`. */
export function formatPath(path: Path): string {
  return path.map(formatStep).join('').replace(/^\./, '');
}

function formatStep(step: Step): string {
  if (typeof step !== 'string') return `[${step.key ?? step.to ?? step.from}]`;
  return PLAIN.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}
