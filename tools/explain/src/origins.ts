import type { InstalledApp } from '@auditorsec/config/app';
import { locate } from '@auditorsec/config/locate';
import { appPlace, clusterPlace, FLEET, type Place } from '@auditorsec/config/mistakes';
import type { ConfigInput } from '@auditorsec/config/parse';
import { compareValues } from '@auditorsec/diff/fields';
import { formatPath } from '@auditorsec/diff/path';
import type { FileSpec } from '@auditorsec/manifest/types';
import { type Experiment, experimentOn } from './experiment.ts';
import { type Keys, type Leaf, leaves, withLeaf } from './leaves.ts';
import { nudges } from './nudges.ts';

/** A value of the config, and the fields of an object that change with it. */
export interface Origin {
  /** `file:line:column`. */
  readonly place: string;
  /** Such as `hosts.api`, or `gateway.replicas.min` of an app's props. */
  readonly field: string;
  readonly value: unknown;
  readonly fields: readonly string[];
}

export interface Origins {
  readonly origins: readonly Origin[];
  /** Values that took no other of their form, so that nobody knows what follows from them. */
  readonly untried: readonly string[];
}

/** One written value, and the config with another in its place. */
interface Candidate extends Leaf {
  readonly place: Place;
  readonly instead: (value: unknown) => ConfigInput;
}

/**
 * Which values of the config an object's fields follow from, by experiment: every value in turn is replaced by another of its form, and
 * what changes in the object is its own. Values that it takes part in only together with others are seen as far as one alone changes it.
 */
export async function originsOf(
  target: FileSpec,
  input: ConfigInput,
  onValue: (done: number, all: number) => void = () => {},
): Promise<Origins> {
  const experiment = experimentOn(target);
  const plain = await experiment(input);
  const candidates = candidatesOf(input, target.cluster);
  const origins: Origin[] = [];
  const untried: string[] = [];
  const regions = Object.keys((input.fleet as { readonly clusters: object }).clusters);
  for (const [index, candidate] of candidates.entries()) {
    const fields = await fieldsOf(candidate, [...wordsLike(candidate, candidates), ...regions], plain, experiment);
    const field = [candidate.place.prefix, ...candidate.keys].filter((part) => part !== undefined).join('.');
    if (!fields) untried.push(field);
    else if (fields.length > 0) {
      const { file, callee, line } = candidate.place;
      const place = await locate(input.root, file, callee, line, candidate.keys);
      origins.push({ place, field, value: candidate.value, fields });
    }
    onValue(index + 1, candidates.length);
  }
  return { origins, untried };
}

/** The fields that another value changes; undefined where every other value is refused. */
async function fieldsOf(
  candidate: Candidate,
  words: readonly string[],
  plain: Awaited<ReturnType<Experiment>>,
  experiment: Experiment,
): Promise<string[] | undefined> {
  for (const value of nudges(candidate.value, words)) {
    const object = await experiment(candidate.instead(value));
    if (object === 'refused') continue;
    if (!object) return ['(the whole object: another value makes none)'];
    return compareValues(plain, object).map(({ path }) => formatPath(path));
  }
  return undefined;
}

/** What stands in other fields of the same name, for those that take certain words alone. */
function wordsLike({ keys }: Candidate, candidates: readonly Candidate[]): string[] {
  const name = nameOf(keys);
  return candidates.flatMap(({ keys: others, value }) =>
    typeof value === 'string' && nameOf(others) === name ? [value] : [],
  );
}

/** Of the field that a value or its list is in. */
function nameOf(keys: Keys): string | number | undefined {
  return keys.findLast((key) => typeof key === 'string');
}

function candidatesOf(input: ConfigInput, cluster: string): Candidate[] {
  const written = input.clusters.get(cluster) as { readonly apps: readonly InstalledApp[] };
  const alone = { ...input, clusters: new Map([[cluster, written]]) };
  const inFleet = leaves(input.fleet).map((leaf) => ({
    ...leaf,
    place: FLEET,
    instead: (value: unknown) => ({ ...alone, fleet: withLeaf(input.fleet, leaf.keys, value) }),
  }));
  const inApps = written.apps.flatMap((app, index) =>
    leaves(app.input).map((leaf) => ({
      ...leaf,
      place: appPlace(clusterPlace(cluster), app),
      instead: (value: unknown) => {
        const apps = written.apps.with(index, { ...app, input: withLeaf(app.input, leaf.keys, value) });
        return { ...alone, clusters: new Map([[cluster, { ...written, apps }]]) };
      },
    })),
  );
  return [...inFleet, ...inApps].filter(({ keys }: { keys: Keys }) => keys.length > 0);
}
