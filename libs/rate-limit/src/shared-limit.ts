import { beforeRouter, envoyFilter, type GatewayPods, type HttpFilter } from '@auditorsec/edge-filters/envoy-filter';
import type { Construct } from 'constructs';
import { actions, type Clients } from './actions.ts';
import { DOMAIN, type Requests, whenUnanswered } from './policy.ts';

/** Longer than a healthy answer takes, short enough not to be felt. */
const TIMEOUT = '0.025s';

export interface SharedLimitProps extends GatewayPods {
  readonly clients: Clients;
  /** Where the rate limit service listens. */
  readonly service: { readonly name: string; readonly namespace: string; readonly port: number };
}

/**
 * Counts requests with those of all other gateway pods, once tokens are read and the request is allowed. One filter for
 * what stays open while the service doesn't answer, one for what doesn't: Envoy decides that per filter, not per limit,
 * and a filter that finds nothing to count asks nobody.
 */
export function sharedLimit(chart: Construct, { clients, service, ...pods }: SharedLimitProps): void {
  const authority = `${service.name}.${service.namespace}.svc.cluster.local`;
  // Without an authority Envoy sends the cluster's name as one, whose `|` the service's sidecar refuses.
  const asked = { cluster_name: `outbound|${service.port}||${authority}`, authority };
  const modes = (['refuse', 'admit'] as const).map((mode) => {
    const counted = (Object.keys(whenUnanswered) as Requests[]).filter((requests) => whenUnanswered[requests] === mode);
    return { mode, limits: counted.flatMap((requests) => actions(requests, clients)) };
  });
  envoyFilter(
    chart,
    'rate-limit',
    pods,
    modes
      .filter(({ limits }) => limits.length > 0)
      .map(({ mode, limits }) => beforeRouter(filter(mode, asked, limits))),
  );
}

interface Asked {
  readonly cluster_name: string;
  readonly authority: string;
}

function filter(mode: 'admit' | 'refuse', asked: Asked, limits: ReturnType<typeof actions>): HttpFilter {
  return {
    name: `envoy.filters.http.ratelimit.${mode}`,
    type: 'envoy.extensions.filters.http.ratelimit.v3.RateLimit',
    config: {
      domain: DOMAIN,
      stat_prefix: mode,
      timeout: TIMEOUT,
      failure_mode_deny: mode === 'refuse',
      // The default, 500, would count against the error budget as a fault of the app.
      ...(mode === 'refuse' && { status_on_error: { code: 'ServiceUnavailable' } }),
      enable_x_ratelimit_headers: 'DRAFT_VERSION_03',
      rate_limited_as_resource_exhausted: true,
      rate_limit_service: {
        transport_api_version: 'V3',
        grpc_service: { envoy_grpc: asked, timeout: TIMEOUT },
      },
      rate_limits: limits.map((actions) => ({ actions })),
    },
  };
}
