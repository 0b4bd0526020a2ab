import { ClusterObjects } from '@auditorsec/checks/objects';
import { objectName } from '@auditorsec/manifest/patch';
import { filePath } from '@auditorsec/manifest/plan';
import type { FileSpec, KubeObject } from '@auditorsec/manifest/types';

/** An object whose fields a test may change without knowing their types. */
// biome-ignore lint/suspicious/noExplicitAny: tests write fields by name, and a wrong one fails them
export type Loose = any;

/** The manifests of some clusters, to change as a commit would. What doesn't change is shared with the tree that it was made of. */
export class Tree {
  readonly files: readonly FileSpec[];

  constructor(files: readonly FileSpec[]) {
    this.files = files;
  }

  get clusters(): ClusterObjects[] {
    return [...Map.groupBy(this.files, ({ cluster }) => cluster)].map(([name, own]) => new ClusterObjects(name, own));
  }

  /** Changes the objects of this name (`Kind namespace/name`), in the clusters that are named or in all. At least one must be there. */
  edit(name: string | RegExp, change: (object: Loose, cluster: string) => void, clusters?: readonly string[]): Tree {
    const isMeant = ({ object, cluster }: FileSpec) =>
      (typeof name === 'string' ? objectName(object) === name : name.test(objectName(object))) &&
      (clusters?.includes(cluster) ?? true);
    if (!this.files.some(isMeant)) throw new Error(`no ${name} to change`);
    return new Tree(
      this.files.map((file) => {
        if (!isMeant(file)) return file;
        const object = structuredClone(file.object);
        change(object, file.cluster);
        return this.#at(file, object);
      }),
    );
  }

  remove(isGone: (file: FileSpec) => boolean): Tree {
    const files = this.files.filter((file) => !isGone(file));
    if (files.length === this.files.length) throw new Error('nothing to remove');
    return new Tree(files);
  }

  /** Adds a cluster that is another's copy under its own name. */
  copyCluster(from: string, to: string): Tree {
    const copies = this.files.filter(({ cluster }) => cluster === from);
    const renamed = copies.map((file) => JSON.parse(JSON.stringify(file).replaceAll(from, to)) as FileSpec);
    return new Tree([...this.files, ...renamed]);
  }

  #at(file: FileSpec, object: KubeObject): FileSpec {
    return { ...file, object, path: filePath(file.cluster, file.app, object) };
  }
}
