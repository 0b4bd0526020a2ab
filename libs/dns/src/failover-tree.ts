import type { Construct } from 'constructs';
import { aliasRecords } from './alias.ts';
import { type Endpoint, type RegionalName, requireEndpoints } from './endpoint.ts';

/**
 * One name that the first healthy region answers, in the order of its endpoints. Route 53 knows one PRIMARY and one
 * SECONDARY, so each tier's SECONDARY leads to the next tier, by a name of its own. The last region has no health check:
 * when all else is down, something is answered. Throws a `ConfigError` for fewer than two regions, one twice, or a loop.
 */
export function failoverTree(chart: Construct, props: RegionalName): void {
  requireEndpoints(props, failoverTree);
  const { object, zone, name, endpoints, onlyIpv4 = false } = props;
  const tierName = (tier: number) => (tier === 1 ? name : `tier${tier}.${name}`);
  const tiers = neighbours(endpoints);
  for (const [index, [endpoint, next]] of tiers.entries()) {
    const tier = index + 1;
    const isLast = tier === tiers.length;
    aliasRecords(chart, {
      object: `${object}-tier${tier}-primary`,
      zone,
      name: tierName(tier),
      target: { name: endpoint.host, evaluateHealth: true },
      healthCheck: endpoint.healthCheck,
      routing: { id: 'primary', failover: 'PRIMARY' },
      onlyIpv4,
    });
    aliasRecords(chart, {
      object: `${object}-tier${tier}-secondary`,
      zone,
      name: tierName(tier),
      target: isLast ? { name: next.host, evaluateHealth: false } : { name: tierName(tier + 1), evaluateHealth: true },
      routing: { id: 'secondary', failover: 'SECONDARY' },
      onlyIpv4,
    });
  }
}

/** Each endpoint with the one that takes over. */
function neighbours([first, second, ...others]: readonly Endpoint[]): [Endpoint, Endpoint][] {
  return first && second ? [[first, second], ...neighbours([second, ...others])] : [];
}
