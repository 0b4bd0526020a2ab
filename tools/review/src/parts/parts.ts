import type { Fleet } from '@auditorsec/config/fleet';
import type { Comparison } from '../comparison.ts';
import type { Part } from '../print/markdown.ts';
import { capacityPart } from './capacity.ts';
import { costPart } from './cost.ts';
import { recoveryPart } from './recovery.ts';
import { targetsPart } from './targets.ts';

/** What follows from a change for the whole fleet, in the order of a report. */
export function partsOf(fleet: Fleet, comparison: Comparison): Part[] {
  return [
    recoveryPart(fleet, comparison),
    targetsPart(fleet, comparison),
    costPart(fleet, comparison),
    capacityPart(comparison),
  ];
}
