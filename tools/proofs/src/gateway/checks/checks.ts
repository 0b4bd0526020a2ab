import type { Check } from '../../check.ts';
import type { GatewayBench } from '../bench.ts';
import { adminChecks } from './admin.ts';
import { bodyChecks } from './bodies.ts';
import { certificateChecks } from './certificates.ts';
import { corsChecks } from './cors.ts';
import { edgeChecks } from './edge.ts';
import { ejectionChecks } from './ejection.ts';
import { failoverChecks } from './failover.ts';
import { failureChecks } from './failures.ts';
import { firstChecks } from './first.ts';
import { headerChecks } from './headers.ts';
import { limitChecks } from './limits.ts';
import { meshChecks } from './mesh.ts';
import { reachabilityChecks } from './reachability.ts';
import { scopeChecks } from './scopes.ts';
import { uncountedChecks } from './uncounted.ts';
import { weightChecks } from './weights.ts';

/** Every behaviour that the gateway proof shows, in their order. */
export const checks: readonly Check<GatewayBench>[] = [
  ...firstChecks,
  ...edgeChecks,
  ...headerChecks,
  ...bodyChecks,
  ...corsChecks,
  ...scopeChecks,
  ...adminChecks,
  ...certificateChecks,
  ...failureChecks,
  ...weightChecks,
  ...limitChecks,
  ...uncountedChecks,
  ...ejectionChecks,
  ...meshChecks,
  ...reachabilityChecks,
  ...failoverChecks,
];
