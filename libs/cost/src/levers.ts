import type { Fleet } from '@auditorsec/config/fleet';
import { fraction } from '@auditorsec/config/units';
import { awakeShare } from '@auditorsec/config/working-hours';
import { type Row, total } from './bill.ts';

/** A way to pay less, and what it is worth to this fleet as its config takes it. US dollars a month, with the fewest pods. */
export interface Lever {
  readonly name: string;
  /** What it can touch. */
  readonly base: number;
  readonly saves: number;
  /** What it touches, and by how much, in the words of the config. */
  readonly from: string;
}

type Levered = Pick<Fleet, 'costs' | 'staging'>;

/** What each lever saves, one after the other: what is on spot machines is not promised for a year. */
export function levers({ costs, staging }: Levered, rows: readonly Row[], ofStaging: readonly Row[]): Lever[] {
  const nodes = rows.filter(({ category }) => category === 'nodes');
  const steady = rows.filter(
    ({ category, interruptible }) => !interruptible && ['nodes', 'database', 'cache'].includes(category),
  );
  const awake = staging ? awakeShare(staging.workingHours) : 1;
  const resting = total(ofStaging.filter(({ category }) => category === 'nodes')).low;
  return [
    lever(
      'spot machines',
      nodes.filter((row) => row.interruptible),
      costs.spot,
      'pods that are not on critical nodes',
    ),
    lever('a year promised', steady, costs.savingsPlan, 'critical nodes, database and caches'),
    {
      name: 'staging away at night and at weekends',
      base: resting,
      saves: resting * (1 - awake),
      from: `nodes of staging; awake ${Math.round(awake * 100)} % of a week`,
    },
  ];
}

function lever(name: string, rows: readonly Row[], taken: Levered['costs']['spot'], what: string): Lever {
  const base = total(rows).low;
  if (!taken) return { name, base, saves: 0, from: `${what}; not taken` };
  const { share, discount } = taken;
  return {
    name,
    base,
    saves: base * fraction(share) * fraction(discount),
    from: `${share} of ${what}, ${discount} less`,
  };
}
