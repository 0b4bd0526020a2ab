import { suggest } from '@auditorsec/problem/suggest';
import type { Control } from './control.ts';
import { access } from './controls/access.ts';
import { data } from './controls/data.ts';
import { network } from './controls/network.ts';
import { running } from './controls/running.ts';

const table = { ...access, ...network, ...data, ...running } as const;

/** The name of a control, as objects carry it. */
export type ControlId = keyof typeof table;

/** What manifests can show, each with the rules that show it. The one table: annotations, report and score come from it. */
export const controls: Readonly<Record<ControlId, Control>> = table;

export const controlIds = Object.keys(table) as ControlId[];

/** Whether there is such a control. */
export function isControl(id: string): id is ControlId {
  return Object.hasOwn(table, id);
}

/** The control that was probably meant. */
export function nearestControl(id: string): string | undefined {
  return suggest(id, controlIds);
}
