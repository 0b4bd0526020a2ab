import { z } from 'zod';
import type { CustomKind } from './kind.ts';

/**
 * The JSON Schema (draft 7) of a kind: its spec, strictly, with defaults as required fields, since objects are written
 * with them. apiVersion, kind and metadata are left to the caller. Refinements by code have no JSON Schema and are not
 * in it; a transform is refused.
 */
export function jsonSchema({ spec }: CustomKind): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(z.strictObject({ spec }), { target: 'draft-7', io: 'output' });
}
