/** The ring of what belongs to no region: moved last, whatever cluster owns it. */
export const GLOBAL_RING = 'global';

/** One step of promotion: a branch that Argo CD of one cluster follows. */
export interface Ring {
  /** A cluster's name, or `global`. */
  readonly name: string;
  /** The cluster whose Applications follow the branch. */
  readonly cluster: string;
}

interface Fleet {
  readonly clusters: Readonly<Record<string, { readonly ring: number }>>;
  readonly globalCluster?: string | undefined;
}

/** The rings in the order in which a change reaches them. */
export function ringsOf({ clusters, globalCluster }: Fleet): Ring[] {
  const inOrder = Object.entries(clusters).sort(([, one], [, other]) => one.ring - other.ring);
  const regional = inOrder.map(([name]) => ({ name, cluster: name }));
  return globalCluster === undefined ? regional : [...regional, { name: GLOBAL_RING, cluster: globalCluster }];
}

/** The ring that an app of a cluster follows: apps of the ending `-global` belong to no region. */
export function ringOf(app: string, cluster: string): string {
  return app.endsWith('-global') ? GLOBAL_RING : cluster;
}

/** The branch of a ring, in the repository that holds the config. */
export function ringBranch(ring: string): string {
  return `ring/${ring}`;
}
