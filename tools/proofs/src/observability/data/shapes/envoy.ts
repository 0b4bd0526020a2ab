import type { Labels } from '../labels.ts';
import type { Region } from '../region.ts';
import { constant, type Moment, type Shape, type Shapes } from '../shape.ts';
import { requests } from '../traffic.ts';
import { during } from '../troubles.ts';

const AGENT = 'outbound|80||ci-failure-agent-stable.ci-failure.svc.cluster.local';
const LIMITER = 'outbound|8081||ratelimit.ratelimit.svc.cluster.local';

function gatewayTo(cluster_name: string): Shape['each'] {
  return ({ pods }: Region): Labels[] =>
    pods.filter(({ workload }) => workload === 'istio-ingress').map((pod) => ({ ...pod, cluster_name }));
}

/** What of the gateway's requests comes to the agent, or is asked of the limiter: each pod takes half of them. */
function half(share: (moment: Moment) => number): Shape['value'] {
  return (_, moment) => (requests(moment) / 2) * share(moment);
}

const isDown = ({ region, seconds }: Moment): boolean => during('limiterDown', region.name, seconds);
const isOut = ({ region, seconds }: Moment): boolean => during('outage', region.name, seconds);

function limits(share: (moment: Moment) => number): Shape {
  return { each: gatewayTo(LIMITER), value: half(share) };
}

function toAgent(share: (moment: Moment) => number): Shape {
  return { each: gatewayTo(AGENT), value: half(share) };
}

export const envoy: Shapes = {
  envoy_cluster_ratelimit_admit_ok: limits((moment) => (isDown(moment) ? 0 : 0.97)),
  envoy_cluster_ratelimit_admit_error: limits((moment) => (isDown(moment) ? 0.97 : 0)),
  envoy_cluster_ratelimit_admit_over_limit: limits((moment) => (isDown(moment) ? 0 : 0.01)),
  envoy_cluster_ratelimit_admit_failure_mode_allowed: limits((moment) => (isDown(moment) ? 0.97 : 0)),
  envoy_cluster_ratelimit_refuse_ok: limits((moment) => (isDown(moment) ? 0 : 0.02)),
  envoy_cluster_ratelimit_refuse_error: limits((moment) => (isDown(moment) ? 0.02 : 0)),
  envoy_cluster_ratelimit_refuse_over_limit: limits((moment) => (isDown(moment) ? 0 : 0.001)),
  envoy_cluster_upstream_rq_total: toAgent(() => 1),
  envoy_cluster_upstream_rq_retry: toAgent((moment) => (isOut(moment) ? 0.2 : 0.0001)),
  envoy_cluster_upstream_rq_retry_overflow: toAgent((moment) => (isOut(moment) ? 0.05 : 0)),
  envoy_cluster_upstream_rq_pending_overflow: toAgent((moment) => (isOut(moment) ? 0.05 : 0)),
  envoy_cluster_upstream_cx_active: { each: gatewayTo(AGENT), value: half(() => 0.05) },
  envoy_cluster_outlier_detection_ejections_active: {
    each: gatewayTo(AGENT),
    value: (_, moment) => (isOut(moment) ? 3 : 0),
  },
  envoy_server_live: constant(({ pods }) => pods.filter(({ workload }) => workload === 'istio-ingress'), 1),
};
