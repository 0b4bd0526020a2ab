import { dataClasses, ofPeople } from '@auditorsec/privacy/data-classes';
import type { Stored } from '@auditorsec/privacy/stored';
import { z } from 'zod';
import type { AppContext } from './app.ts';

const classes = z
  .array(z.enum(dataClasses))
  .min(1, `at least one of ${dataClasses.join(', ')}`)
  .refine((list) => new Set(list).size === list.length, 'each class once');

/** What kinds of data each store of the applications holds. Logs and buckets say so where they are made: it follows from what they are. */
export const dataHeld = z.strictObject({ database: classes, cache: classes, sessions: classes });

/** What a store of a cluster holds, and to which clusters residency lets none of it go. */
export function heldIn(
  store: keyof z.output<typeof dataHeld>,
  { cluster, fleet }: Pick<AppContext, 'cluster' | 'fleet'>,
): Stored {
  const held = fleet.data[store];
  if (!held.some((each) => ofPeople.includes(each))) return { classes: held };
  const ways = fleet.failover.residency.filter(({ from }) => from === cluster.name);
  return { classes: held, keptFrom: ways.map(({ to }) => to) };
}
