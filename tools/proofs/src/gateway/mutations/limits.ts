import { files, type GatewayMutation } from './mutation.ts';

const RULES = 'rate-limit/ConfigMap_ratelimit_ratelimit.yaml';

/** How often a client may ask. */
export const limitMutations: readonly GatewayMutation[] = [
  {
    says: 'the burst of an address is ten times as large',
    check: 'an address that asks too often gets 429 before its token is looked at',
    edits: [{ file: files.filter('address-limit'), from: 'max_tokens: 100\n', to: 'max_tokens: 1000\n' }],
  },
  {
    says: 'the gateway sends the tier by a name that no limit has',
    check: "tiers have the fleet's limits, and a subject of a higher tier goes on where a lower one stops",
    edits: [{ file: files.filter('rate-limit'), from: 'descriptor_key: tier', to: 'descriptor_key: plan' }],
  },
  {
    says: 'the gateway sends the subject by a name that no limit has',
    check: 'the limit of a subject counts over all gateways, and touches no other subject',
    edits: [{ file: files.filter('rate-limit'), from: 'descriptor_key: subject', to: 'descriptor_key: user' }],
  },
  {
    says: 'an address may try ten times as many passwords',
    check: 'an address may try to log in so often and no more, at all gateways together',
    edits: [{ file: RULES, from: 'requests_per_unit: 10\n', to: 'requests_per_unit: 100\n' }],
  },
  {
    says: 'log in is open when nobody counts',
    check: 'without the rate limit service reads and writes go on, nobody logs in; later limits hold again',
    edits: [{ file: files.filter('rate-limit'), from: 'failure_mode_deny: true', to: 'failure_mode_deny: false' }],
  },
  {
    says: 'the counters of the rate limits are not reported',
    check: 'a request that passes uncounted is told to Prometheus, by its application',
    edits: [{ file: files.pods, from: '.ratelimit', to: '.limits' }],
  },
];
