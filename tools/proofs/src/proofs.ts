import { analysis } from './analysis/analysis.ts';
import { gateway } from './gateway/gateway.ts';
import type { Proof } from './session.ts';

/** Every proof, in the order of the list. */
export const proofs: readonly Proof[] = [analysis, gateway];
