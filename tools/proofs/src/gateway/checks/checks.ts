import type { Check } from '../../check.ts';
import type { GatewayBench } from '../bench.ts';
import { failureChecks } from './failures.ts';
import { firstChecks } from './first.ts';
import { weightChecks } from './weights.ts';

/** Every behaviour that the gateway proof shows, in their order. */
export const checks: readonly Check<GatewayBench>[] = [...firstChecks, ...failureChecks, ...weightChecks];
