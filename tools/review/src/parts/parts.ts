import type { Part } from '../print/markdown.ts';
import type { Snapshot } from '../snapshot.ts';
import { capacityPart } from './capacity.ts';
import { costPart } from './cost.ts';
import { recoveryPart } from './recovery.ts';
import { targetsPart } from './targets.ts';

/** What follows from a change for the whole fleet, in the order of a report. */
export function partsOf(before: Snapshot, after: Snapshot): Part[] {
  return [
    recoveryPart(before, after),
    targetsPart(before, after),
    costPart(before, after),
    capacityPart(before.clusters, after.clusters),
  ];
}
