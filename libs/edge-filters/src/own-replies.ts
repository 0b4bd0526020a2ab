import type { Construct } from 'constructs';
import { connectionManager, envoyFilter, type GatewayPods } from './envoy-filter.ts';

/**
 * What Envoy says itself, without any app: errors from 400, and redirects. Headers of a route don't reach those replies,
 * so they are set here as well. Every reply carries the id of its request.
 *
 * A 429 says after how many seconds to come back: as its own filter wrote, else when the window of the limit ends.
 */
export function ownReplies(chart: Construct, pods: GatewayPods, headers: Readonly<Record<string, string>>): void {
  const set = Object.entries(headers).map(([key, value]) => header(key, value, 'OVERWRITE_IF_EXISTS_OR_ADD'));
  const retryAfter = header('retry-after', '%RESP(x-ratelimit-reset)%', 'ADD_IF_ABSENT');
  const own = { default_value: 300, runtime_key: 'own_replies.from_status' };
  const filter = { status_code_filter: { comparison: { op: 'GE', value: own } } };
  envoyFilter(chart, 'connection-manager', pods, [
    connectionManager({
      always_set_request_id_in_response: true,
      local_reply_config: { mappers: [{ filter, headers_to_add: [...set, retryAfter] }] },
    }),
  ]);
}

function header(key: string, value: string, append_action: string) {
  return { header: { key, value }, append_action };
}
