import { kindOf } from '@auditorsec/manifest/group';
import type { KubeObject } from '@auditorsec/manifest/types';
import type { ControlId } from './controls.ts';
import { aws } from './served/aws.ts';
import { kubernetes } from './served/kubernetes.ts';
import { mesh } from './served/mesh.ts';
import { operators } from './served/operators.ts';

/** The controls that all objects of a kind serve, or that one serves by what it says. */
export type Served = readonly ControlId[] | ((object: KubeObject) => readonly ControlId[]);

const table = { ...kubernetes, ...mesh, ...operators, ...aws };

/** Every kind that is decided on, as `Kind.group`. */
export const servedKinds = Object.keys(table);

/** The controls that an object serves; undefined for a kind on which nobody has decided. */
export function servedBy(object: KubeObject): readonly ControlId[] | undefined {
  const served = table[kindOf(object)];
  return typeof served === 'function' ? served(object) : served;
}
