import { routeName } from '@auditorsec/config/routes';
import fleet from '../../../../../../clusters/fleet.ts';
import type { Labels } from '../labels.ts';
import type { Region } from '../region.ts';
import type { Moment, Shape, Shapes } from '../shape.ts';
import { endings, medianLatency, requests, shareOf } from '../traffic.ts';
import { during } from '../troubles.ts';

/** What all requests within the mesh have in common. */
const COMMON = { request_protocol: 'http', grpc_response_status: '', connection_security_policy: 'unknown' };

/** Of the requests to the API, the share that only reads. */
const READS = 0.8;

/** The tiers of clients, and their share of the requests. */
const TIERS: Readonly<Record<string, number>> = { free: 0.5, pro: 0.4, internal: 0.09, other: 0.01 };

/** What the gateway reports of its clients' requests: by route, tier and ending. */
function atGateways({ pods }: Region): Labels[] {
  const [gateway] = pods.filter(({ workload }) => workload === 'istio-ingress');
  return fleet.routes.flatMap(({ path, to, access }) => {
    const kinds = access === 'token' ? ['read', 'write'] : [access === 'login' ? 'write' : 'read'];
    const tiers = access === 'token' ? Object.keys(TIERS) : ['other'];
    return kinds.flatMap((kind) =>
      tiers.flatMap((tier) =>
        endings
          // A failure is a failure to any tier; the series of one tier show it.
          .filter(({ response_code }) => response_code === '200' || tier === tiers[0])
          .map((ending) => ({
            ...gateway,
            ...COMMON,
            ...ending,
            ...{ reporter: 'source', source_workload: 'istio-ingress', source_workload_namespace: 'istio-ingress' },
            // The platform's own people meet a new version first.
            ...destination(to, tier === 'internal' ? 'canary' : 'stable'),
            ...{ route: `${routeName(path)}-${kind}`, tier },
          })),
      ),
    );
  });
}

const GATEWAY = { source_workload: 'istio-ingress', source_workload_namespace: 'istio-ingress' };

/** Who calls the agent, and how that ends: the gateway, somebody without a certificate, and a workload that no edge leads to it. */
const CALLERS: readonly Labels[] = [
  { ...GATEWAY, connection_security_policy: 'mutual_tls', response_code: '200' },
  { ...GATEWAY, connection_security_policy: 'none', response_code: '200' },
  {
    ...{ source_workload: 'ci-failure-worker', source_workload_namespace: 'ci-failure' },
    ...{ connection_security_policy: 'mutual_tls', response_code: '403' },
  },
];

/** What sidecars of the agent report of the requests that they get. */
function atAgents({ pods }: Region): Labels[] {
  return pods
    .filter(({ workload }) => workload === 'ci-failure-agent')
    .flatMap((pod, index) =>
      CALLERS.map((caller) => ({
        ...pod,
        ...COMMON,
        ...{ response_flags: '-', reporter: 'destination', route: '', tier: '' },
        ...caller,
        ...destination('ci-failure-agent', index === 0 ? 'stable' : 'canary'),
      })),
    );
}

function destination(app: string, role: string): Labels {
  return {
    destination_workload: app,
    destination_workload_namespace: 'ci-failure',
    destination_service: `${app}-${role}.ci-failure.svc.cluster.local`,
    destination_service_name: `${app}-${role}`,
    destination_service_namespace: 'ci-failure',
  };
}

const each: Shape['each'] = (region) => [...atGateways(region), ...atAgents(region)];

/** Sizes matter of what was answered. */
const answered: Shape['each'] = (region) => atGateways(region).filter(({ response_code }) => response_code === '200');

function rate(labels: Labels, moment: Moment): number {
  const { reporter, route = '', tier = '', response_code = '', connection_security_policy } = labels;
  if (reporter === 'destination') {
    const plaintext = during('plaintext', moment.region.name, moment.seconds) ? 0.1 : 0;
    if (response_code === '403') return during('refusedCaller', moment.region.name, moment.seconds) ? 0.1 : 0;
    return connection_security_policy === 'none' ? plaintext : requests(moment) / 2;
  }
  const api = route.startsWith('api');
  const ofRoute = api ? (route.endsWith('-read') ? READS : 1 - READS) : 0.02;
  const ofTier = api && response_code === '200' ? (TIERS[tier] ?? 0) : 1;
  return requests(moment) * ofRoute * ofTier * shareOf(response_code, moment);
}

export const mesh: Shapes = {
  istio_requests_total: { each, value: rate },
  istio_request_duration_milliseconds: { each, value: rate, median: (_, moment) => medianLatency(moment) },
  istio_response_bytes: { each: answered, value: rate, median: () => 2500 },
};
