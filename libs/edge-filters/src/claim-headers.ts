import type { Construct } from 'constructs';
import { envoyFilter, first, type GatewayPods } from './envoy-filter.ts';

/**
 * Removes every request header that begins with `prefix`, before tokens are read: what an app finds there afterwards
 * comes from a token. On a route without tokens, clients could write it themselves.
 */
export function claimHeaders(chart: Construct, pods: GatewayPods, prefix: string): void {
  const remove = { remove_on_match: { key_matcher: { prefix } } };
  envoyFilter(chart, 'claim-headers', pods, [
    first({
      name: 'envoy.filters.http.header_mutation',
      type: 'envoy.extensions.filters.http.header_mutation.v3.HeaderMutation',
      config: { mutations: { request_mutations: [remove] } },
    }),
  ]);
}
