import type { Construct } from 'constructs';
import { beforeRouter, envoyFilter, type GatewayPods } from './envoy-filter.ts';

/**
 * Answers 413 to a longer request body. It holds each body in memory until it is whole, so it suits requests and replies,
 * not streams.
 */
export function bodyLimit(chart: Construct, pods: GatewayPods, mebibytes: number): void {
  envoyFilter(chart, 'body-limit', pods, [
    beforeRouter({
      name: 'envoy.filters.http.buffer',
      type: 'envoy.extensions.filters.http.buffer.v3.Buffer',
      config: { max_request_bytes: mebibytes * 1024 * 1024 },
    }),
  ]);
}
