import { type CallSite, firstFrame, trace } from '@auditorsec/problem/call-site';
import { ConfigError, type Problem } from '@auditorsec/problem/problem';
import type { HostedZone } from './zone.ts';

/** What answers in one region. */
export interface Endpoint {
  readonly region: string;
  /** The region's own name in the zone, which the region itself keeps pointed at its load balancer. */
  readonly host: string;
  /** The name of its HealthCheck. */
  readonly healthCheck: string;
}

/** One name that several regions answer. */
export interface RegionalName {
  /** Begins the names of all objects. */
  readonly object: string;
  readonly zone: HostedZone;
  /** What clients ask for. */
  readonly name: string;
  readonly endpoints: readonly Endpoint[];
  /** Whether the load balancers have no address of IPv6. Default: false. */
  readonly onlyIpv4?: boolean;
}

type Mistake = Omit<Problem, 'place' | 'field'>;

/** Throws a `ConfigError` with every mistake, at the line of the app that called `block`. */
// biome-ignore lint/complexity/noBannedTypes: what `trace` takes
export function requireEndpoints(props: RegionalName, block: Function): void {
  const mistakes = [...fewRegions(props), ...repeatedRegions(props), ...loops(props), ...strangers(props)];
  if (mistakes.length === 0) return;
  const { file, line }: CallSite = firstFrame(trace(block), /^(apps|clusters)\//);
  throw new ConfigError(
    mistakes.map((mistake) => ({ place: `${file}:${line}`, field: `${props.name}: endpoints`, ...mistake })),
  );
}

function fewRegions({ endpoints }: RegionalName): Mistake[] {
  if (endpoints.length >= 2) return [];
  const found = endpoints.map(({ region }) => region).join() || 'no region';
  return [{ found, allowed: 'at least two regions: with one, nothing takes over' }];
}

function repeatedRegions({ endpoints }: RegionalName): Mistake[] {
  const regions = endpoints.map(({ region }) => region);
  const repeated = new Set(regions.filter((region, index) => regions.indexOf(region) !== index));
  return [...repeated].map((region) => ({ found: `${region} twice`, allowed: 'each region once' }));
}

/** An alias to the name itself, or to a name below it, where the tiers of a failover tree stand. */
function loops({ name, endpoints }: RegionalName): Mistake[] {
  return endpoints
    .filter(({ host }) => host === name || host.endsWith(`.${name}`))
    .map(({ host }) => ({
      found: `${host} as an answer to ${name}`,
      allowed: `a name that isn't ${name} or below it`,
    }));
}

function strangers({ zone: { domain }, name, endpoints }: RegionalName): Mistake[] {
  return [name, ...endpoints.map(({ host }) => host)]
    .filter((host) => host !== domain && !host.endsWith(`.${domain}`))
    .map((host) => ({ found: host, allowed: `a name in the zone ${domain}` }));
}
