import type { CustomKind } from '@auditorsec/custom-kind/kind';
import { UserError } from '@auditorsec/problem/user-error';
import { extract, extractText, type HeldCrd, readCrd } from '@auditorsec/schemas/definitions/extract';
import { type FoundCrd, findCrd } from '@auditorsec/schemas/definitions/oracle';
import type { DefinitionSource } from '@auditorsec/schemas/definitions/sources';

/** A kind of ours and what it is held against. */
export interface Held {
  readonly kind: CustomKind;
  readonly crd: HeldCrd;
  /** Whether the committed extract is what the CRD gives. */
  readonly isDerived: boolean;
}

/** The kinds of one source, each with its CRD. */
export interface CrdBench {
  readonly held: readonly Held[];
  /** Whether the CRDs themselves are here, and not the extracts of them alone. */
  readonly isWhole: boolean;
  /** Where they come from, for the report. */
  readonly from: string;
}

/**
 * The whole CRDs where they can be had, else the committed extracts of them, which name the release and the digest that
 * they were made from. A folder that `CRD_DIR` names has to hold them all.
 */
export async function openCrds(source: DefinitionSource): Promise<CrdBench> {
  try {
    const found = await Promise.all(source.kinds.map(async (kind) => ({ kind, whole: await findCrd(source, kind) })));
    const [from = ''] = found.map(({ whole }) => whole.from);
    return { held: found.map(({ kind, whole }) => holdWhole(source, kind, whole)), isWhole: true, from };
  } catch (error) {
    if (!(error instanceof UserError) || process.env['CRD_DIR']) throw error;
    const held = source.kinds.map((kind) => ({ kind, crd: readCrd(extractText(kind), kind), isDerived: true }));
    return { held, isWhole: false, from: `the committed extracts of them: ${error.message}` };
  }
}

function holdWhole(source: DefinitionSource, kind: CustomKind, { text }: FoundCrd): Held {
  return { kind, crd: readCrd(text, kind), isDerived: extractText(kind) === extract(source, kind, text) };
}
