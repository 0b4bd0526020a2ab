import type { CallsByKind } from './actions/calls.ts';
import { cluster } from './actions/cluster.ts';
import { databases } from './actions/databases.ts';
import { edge } from './actions/edge.ts';
import { stores } from './actions/stores.ts';

/**
 * What the provider's role has to be allowed, by service and kind: from AWS' Service Authorization Reference, and the calls of the Terraform
 * resources beneath the provider. No account has tried them.
 */
export const calledFor: CallsByKind = { ...cluster, ...databases, ...edge, ...stores };
