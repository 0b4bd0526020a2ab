/** Ages in days, counted from the day after the last entry of an index was written. */
export interface Lifecycle {
  /** From then on only searched: on cheaper nodes, in one segment. */
  readonly warmAfter?: number;
  /** From then on hardly searched. */
  readonly coldAfter?: number;
  readonly deleteAfter: number;
}

/** What Elasticsearch is told by one PUT. */
export interface Resource {
  /** Below the address of Elasticsearch. */
  readonly path: string;
  readonly body: object;
}

/** How long the indices of a data stream are kept, and where. One index holds a day, so that data goes day by day. */
export function lifecyclePolicy(name: string, { warmAfter, coldAfter, deleteAfter }: Lifecycle): Resource {
  return {
    path: `_ilm/policy/${name}`,
    body: {
      policy: {
        phases: {
          hot: {
            actions: { rollover: { max_age: '1d', max_primary_shard_size: '50gb' }, set_priority: { priority: 100 } },
          },
          ...(warmAfter !== undefined && {
            warm: {
              min_age: `${warmAfter}d`,
              actions: { forcemerge: { max_num_segments: 1 }, set_priority: { priority: 50 } },
            },
          }),
          ...(coldAfter !== undefined && {
            cold: { min_age: `${coldAfter}d`, actions: { set_priority: { priority: 0 } } },
          }),
          delete: { min_age: `${deleteAfter}d`, actions: { delete: {} } },
        },
      },
    },
  };
}
