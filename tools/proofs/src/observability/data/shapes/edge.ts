import { clustersOf } from '@auditorsec/config/environment';
import fleet from '../../../../../../clusters/fleet.ts';
import { cross, type Moment, type Shape, type Shapes } from '../shape.ts';
import { midnight } from '../timeline.ts';
import { requests, wave } from '../traffic.ts';
import { during } from '../troubles.ts';

/** The service counts in all of its pods; one of them shows it. */
const limiter: Shape['each'] = ({ pods }) => pods.filter(({ workload }) => workload === 'ratelimit').slice(0, 1);

/** The limits of the generated rules: a tier's reads and writes. */
const limits: Shape['each'] = (region) =>
  limiter(region).flatMap((pod) =>
    Object.keys(fleet.rateLimits.tiers).flatMap((key1) =>
      ['read', 'write'].map((key2) => ({ ...pod, domain: 'api', key1: `tier_${key1}`, key2: `access_${key2}` })),
    ),
  );
const methods: Shape['each'] = (region) => cross(limiter(region), 'grpc_method', ['ShouldRateLimit']);

function hits(share: number): Shape {
  return {
    each: limits,
    value: (_, moment) => (isDown(moment) ? 0 : (requests(moment) / 6) * share),
  };
}

const isDown = ({ region, seconds }: Moment): boolean => during('limiterDown', region.name, seconds);

export const rateLimit: Shapes = {
  ratelimit_service_rate_limit_total_hits: hits(1),
  ratelimit_service_rate_limit_over_limit: hits(0.01),
  ratelimit_service_rate_limit_near_limit: hits(0.02),
  ratelimit_service_rate_limit_within_limit: hits(0.99),
  ratelimit_service_total_requests: { each: methods, value: (_, moment) => requests(moment) },
};

/** Each region asks every region. */
const targets: Shape['each'] = () =>
  Object.values(clustersOf(fleet, 'production')).map(({ region }) => ({ target_region: region }));

const fails = (target = '', seconds = 0): boolean => during('outage', target, seconds);

export const blackbox: Shapes = {
  probe_success: {
    each: targets,
    value: ({ target_region }, { seconds }) => (fails(target_region, seconds) ? 0 : 1),
  },
  probe_duration_seconds: { each: targets, value: (_, moment) => wave(moment, 0.05, 0.2) },
  probe_http_status_code: {
    each: targets,
    value: ({ target_region }, { seconds }) => (fails(target_region, seconds) ? 503 : 200),
  },
  probe_http_duration_seconds: {
    each: (region) => cross(targets(region), 'phase', ['resolve', 'connect', 'tls', 'processing', 'transfer']),
    value: (_, moment) => wave(moment, 0.01, 0.04),
  },
  probe_ssl_earliest_cert_expiry: {
    each: targets,
    value: ({ target_region = '' }, { seconds }) =>
      midnight + (during('staleCertificate', target_region, seconds) ? 16 : 60) * 86_400,
  },
};
