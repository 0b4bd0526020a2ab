import type { RateLimits } from '@auditorsec/config/rate-limits';
import { envoyFilter, first, type GatewayPods } from '@auditorsec/edge-filters/envoy-filter';
import type { Construct } from 'constructs';
import { addressOfClient } from './actions.ts';
import { KEYS } from './policy.ts';

/** Addresses that one pod remembers, those that it heard of last; Envoy's default is 20. */
const ADDRESSES = 20_000;

const EVERY_REQUEST = { default_value: { numerator: 100, denominator: 'HUNDRED' } };

export interface AddressLimitProps extends GatewayPods {
  readonly address: RateLimits['address'];
  /** Requests a second that one pod takes from all clients together: more than its share, less than what would kill it. */
  readonly podCeiling: number;
}

/**
 * Limits each client address at each pod, first of all: guessing tokens and passwords counts too, and a refusal costs
 * next to nothing. It asks nobody, and so holds when everything else is down.
 */
export function addressLimit(chart: Construct, { address, podCeiling, ...pods }: AddressLimitProps): void {
  envoyFilter(chart, 'address-limit', pods, [
    first({
      name: 'envoy.filters.http.local_ratelimit',
      type: 'envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit',
      config: {
        stat_prefix: 'address',
        // Both are 0 % by default: a filter without them limits nothing.
        filter_enabled: EVERY_REQUEST,
        filter_enforced: EVERY_REQUEST,
        rate_limited_as_resource_exhausted: true,
        // On refusals alone: Envoy's own would stand on every reply, beside those of the shared limit.
        response_headers_to_add: Object.entries(refusal(address)).map(header),
        token_bucket: bucket(podCeiling, podCeiling),
        max_dynamic_descriptors: ADDRESSES,
        rate_limits: [{ actions: [addressOfClient] }],
        // An entry without a value is a bucket for each value.
        descriptors: [
          { entries: [{ key: KEYS.address }], token_bucket: bucket(address.burst, address.requestsPerSecond) },
        ],
      },
    }),
  ]);
}

/** The bucket fills every second. */
function refusal({ burst }: RateLimits['address']): Record<string, string> {
  return {
    'retry-after': '1',
    'x-ratelimit-limit': `${burst}`,
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': '1',
  };
}

function header([key, value]: [string, string]) {
  return { header: { key, value }, append_action: 'OVERWRITE_IF_EXISTS_OR_ADD' };
}

function bucket(max_tokens: number, tokens_per_fill: number) {
  return { max_tokens, tokens_per_fill, fill_interval: '1s' };
}
