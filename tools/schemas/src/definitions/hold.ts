import { jsonSchema } from '@auditorsec/custom-kind/json-schema';
import type { CustomKind } from '@auditorsec/custom-kind/kind';
import type { Schema } from '../schema.ts';
import type { HeldCrd } from './extract.ts';
import { type Misfit, misfits } from './misfits.ts';

/** Where a definition of ours takes what its CRD, or the extract of it, does not. */
export function hold(kind: CustomKind, crd: HeldCrd): Misfit[] {
  const scope =
    kind.scope === crd.scope ? [] : [{ path: 'scope', message: `is ${kind.scope}; the CRD has ${crd.scope}` }];
  return [...scope, ...misfits(jsonSchema(kind) as Schema, crd.kind.schema)];
}
