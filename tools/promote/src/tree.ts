import { ClusterObjects } from '@auditorsec/checks/objects';
import { listFiles, readBlobs } from '@auditorsec/cli/git';
import { type Ring, ringOf } from '@auditorsec/config/rings';
import type { FileSpec, KubeObject } from '@auditorsec/manifest/types';
import { parse } from 'yaml';

const FOLDER = 'generated/';

/** The files that Argo CD reads from the branch of one ring: blob id by path below `generated/`. */
export type RingFiles = ReadonlyMap<string, string>;

/** What the Applications of a ring find in a commit; nothing where there is no commit. */
export function ringFiles(root: string, ring: string, commit: string | undefined): RingFiles {
  const all = commit === undefined ? [] : [...(listFiles(root, commit, FOLDER) ?? [])];
  return new Map(
    all.filter(([path]) => {
      const [cluster = '', app = ''] = path.split('/');
      return path.endsWith('.yaml') && ringOf(app, cluster) === ring;
    }),
  );
}

/** Reads manifests of Git; what two commits have in common is read once. */
export class Manifests {
  readonly #root: string;
  readonly #objects = new Map<string, KubeObject>();

  constructor(root: string) {
    this.#root = root;
  }

  /** The objects of these files. Their source is the file itself: who made them is not in Git. */
  read(files: RingFiles): FileSpec[] {
    const unknown = [...new Set(files.values())].filter((blob) => !this.#objects.has(blob));
    const texts = unknown.length > 0 ? readBlobs(this.#root, unknown) : [];
    for (const [index, blob] of unknown.entries()) this.#objects.set(blob, parse(texts[index] ?? '') as KubeObject);
    return [...files].flatMap(([path, blob]) => {
      const [cluster = '', app = ''] = path.split('/');
      const object = this.#objects.get(blob);
      const place = `${FOLDER}${path}`;
      return object ? [{ cluster, app, path, object, source: { config: place, block: place } }] : [];
    });
  }

  /**
   * What all regions run while each ring is where `at` says: the mixed tree, by cluster.
   */
  mixed(rings: readonly Ring[], at: ReadonlyMap<string, string>): ClusterObjects[] {
    const files = rings.flatMap(({ name }) => this.read(ringFiles(this.#root, name, at.get(name))));
    const byCluster = Map.groupBy(files, ({ cluster }) => cluster);
    return [...byCluster].map(([cluster, own]) => new ClusterObjects(cluster, own));
  }
}
