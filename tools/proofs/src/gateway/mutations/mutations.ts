import { accessMutations } from './access.ts';
import { limitMutations } from './limits.ts';
import { meshMutations } from './mesh.ts';
import type { GatewayMutation } from './mutation.ts';
import { regionMutations } from './regions.ts';
import { scopeMutations } from './scopes.ts';
import { trafficMutations } from './traffic.ts';

/** Every breakage, in the order of the report. */
export const mutations: readonly GatewayMutation[] = [
  ...accessMutations,
  ...scopeMutations,
  ...trafficMutations,
  ...limitMutations,
  ...meshMutations,
  ...regionMutations,
];
