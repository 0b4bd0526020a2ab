import type { CallSite } from '@auditorsec/problem/call-site';
import type { Problem } from '@auditorsec/problem/problem';
import type { AppChart } from './chart.ts';
import { apiGroup } from './group.ts';
import { applyPatches, type ObjectPatch } from './patch.ts';
import type { FileSpec, KubeObject, Source } from './types.ts';

export interface Plan {
  readonly files: readonly FileSpec[];
  /** Two objects on one path, patches without a target, names that no file system can hold. */
  readonly problems: readonly Problem[];
}

/** Turns the trees of one cluster into its files. Pure, and the only place that decides a path. */
export function plan(charts: readonly AppChart[], patches: readonly ObjectPatch[] = []): Plan {
  const files = charts.flatMap((chart) => [...chartFiles(chart)]);
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const problems = [...collisions(files), ...files.flatMap(tooLong)];
  const patched = applyPatches(files, patches);
  return { files: patched.files, problems: [...problems, ...patched.problems] };
}

function* chartFiles(chart: AppChart): Generator<FileSpec> {
  const config = `${chart.installedAt.file}:${chart.installedAt.line}`;
  for (const manifest of chart.manifests) {
    const from = source(config, () => manifest.calledAt);
    yield fileSpec(chart, manifest.object, from);
  }
}

function source(config: string, calledAt: () => CallSite): Source {
  return {
    config,
    get block() {
      const { file, line } = calledAt();
      return line > 0 ? `${file}:${line}` : config;
    },
  };
}

/** Every object names its app, so that `kubectl get -l` finds what one app made; one that must name another whole, such as Argo CD, does. */
function fileSpec(chart: AppChart, object: KubeObject, from: Source): FileSpec {
  const { cluster, app } = chart;
  const labels = { 'app.kubernetes.io/part-of': app, ...object.metadata.labels };
  const labelled = { ...object, metadata: { ...object.metadata, labels } };
  return { cluster, app, path: filePath(cluster, app, object), object: labelled, source: from };
}

/**
 * `<cluster>/<app>/<Kind>[.<group>]_<namespace>_<name>.yaml`: injective, because kinds hold no dot, and neither
 * groups nor namespaces an underscore; whatever else a name holds is percent-encoded, capitals too, so that
 * case-folding file systems can't merge two objects.
 */
export function filePath(cluster: string, app: string, { apiVersion, kind, metadata }: KubeObject): string {
  const group = apiGroup(apiVersion);
  return `${cluster}/${app}/${kind}${group && `.${group}`}_${metadata.namespace ?? ''}_${encode(metadata.name)}.yaml`;
}

function encode(name: string): string {
  return name.replaceAll(/[^a-z0-9._-]/g, (character) =>
    [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}

function* collisions(files: readonly FileSpec[]): Generator<Problem> {
  for (const [index, file] of files.entries()) {
    const previous = files[index - 1];
    if (previous?.path !== file.path) continue;
    yield {
      place: file.source.block,
      field: file.path,
      found: `a second object of the same kind, namespace and name; the first is made at ${previous.source.block}`,
      allowed: 'one object for each name: rename one of them, or remove it',
    };
  }
}

const LONGEST_FILE_NAME = 255;

function tooLong(file: FileSpec): Problem[] {
  const length = Buffer.byteLength(file.path.slice(file.path.lastIndexOf('/') + 1));
  if (length <= LONGEST_FILE_NAME) return [];
  const found = `a file name of ${length} bytes`;
  return [
    { place: file.source.block, field: file.path, found, allowed: `at most ${LONGEST_FILE_NAME}: shorten the name` },
  ];
}
