/** The objects of one cluster by file. */
export interface ClusterFiles {
  readonly name: string;
  readonly files: ReadonlyMap<string, unknown>;
}

/** A field whose value differs between clusters. */
export interface Place {
  readonly file: string;
  readonly path: readonly (string | number)[];
  readonly parameter: string;
}

/** What all clusters have in common, and what each puts in its place. */
export interface Template {
  /** By file; where clusters differ stands the `placeholder` of a parameter. */
  readonly files: ReadonlyMap<string, unknown>;
  readonly places: readonly Place[];
  /** By cluster, its value of each parameter. */
  readonly values: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

const PLACEHOLDER = /"?\bPARAMETER_([A-Za-z]\w*)\b"?/g;

/** Replaces the placeholders of a printed template, with the quotes around them. */
export function fill(text: string, write: (parameter: string) => string): string {
  return text.replaceAll(PLACEHOLDER, (_, parameter: string) => write(parameter));
}

/**
 * Turns the objects of several clusters back into one template and the parameters of each, as a person would who
 * writes a chart for them: fields that agree everywhere are constants, fields that differ in the same way are one parameter.
 *
 * @throws where the clusters don't have the same files.
 */
export function extractTemplate(clusters: readonly ClusterFiles[]): Template {
  const [first] = clusters;
  if (!first) throw new Error('a template needs at least one cluster');
  const parameters = new Map<string, string>();
  const places: Place[] = [];
  const values = new Map(clusters.map(({ name }) => [name, {} as Record<string, unknown>]));
  const files = new Map(
    [...first.files.keys()].map((file) => [
      file,
      common(
        clusters.map((cluster) => cluster.files.get(file)),
        file,
        [],
      ),
    ]),
  );
  for (const { name, files } of clusters) {
    if (files.size !== first.files.size) throw new Error(`${name} has other files than ${first.name}`);
  }
  return { files, places, values };

  function common(found: readonly unknown[], file: string, path: readonly (string | number)[]): unknown {
    const [model] = found;
    if (isMap(model) && found.every((value) => isMap(value) && sameKeys(value, model))) {
      const maps = found as readonly Record<string, unknown>[];
      const field = (key: string) =>
        common(
          maps.map((map) => map[key]),
          file,
          [...path, key],
        );
      return Object.fromEntries(Object.keys(model).map((key) => [key, field(key)]));
    }
    if (Array.isArray(model) && found.every((value) => Array.isArray(value) && value.length === model.length)) {
      const lists = found as readonly unknown[][];
      return model.map((_, index) =>
        common(
          lists.map((list) => list[index]),
          file,
          [...path, index],
        ),
      );
    }
    if (found.every((value) => value === model)) return model;
    return `PARAMETER_${parameterOf(found, file, path)}`;
  }

  function parameterOf(found: readonly unknown[], file: string, path: readonly (string | number)[]): string {
    const column = JSON.stringify(found);
    const parameter = parameters.get(column) ?? unused(path);
    if (!parameters.has(column)) {
      parameters.set(column, parameter);
      for (const [index, { name }] of clusters.entries())
        Object.assign(values.get(name) ?? {}, { [parameter]: found[index] });
    }
    places.push({ file, path, parameter });
    return parameter;
  }

  function unused(path: readonly (string | number)[]): string {
    const key = path.findLast((part) => typeof part === 'string') ?? '';
    return `${key.replaceAll(/[^A-Za-z]/g, '') || 'value'}${parameters.size}`;
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sameKeys(a: object, b: object): boolean {
  return Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((key) => Object.hasOwn(b, key));
}
