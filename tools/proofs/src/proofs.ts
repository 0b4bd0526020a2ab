import { admission } from './admission/admission.ts';
import { analysis } from './analysis/analysis.ts';
import { crds } from './crds/crds.ts';
import { delivery } from './delivery/delivery.ts';
import { gateway } from './gateway/gateway.ts';
import { gatewayMutations } from './gateway/mutations/proof.ts';
import { health } from './health/health.ts';
import { live } from './live/live.ts';
import { neighbours } from './neighbours/neighbours.ts';
import { observability } from './observability/observability.ts';
import { regions } from './regions/regions.ts';
import { report } from './report/report.ts';
import { security } from './security/security.ts';
import type { Proof } from './session.ts';
import { throughput } from './throughput/throughput.ts';

/** Every proof, in the order of the list. */
export const proofs: readonly Proof[] = [
  analysis,
  crds,
  admission,
  gateway,
  gatewayMutations,
  live,
  throughput,
  observability,
  regions,
  health,
  neighbours,
  security,
  delivery,
  report,
];
