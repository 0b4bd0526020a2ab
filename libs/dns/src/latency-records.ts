import type { Construct } from 'constructs';
import { aliasRecords } from './alias.ts';
import { type RegionalName, requireEndpoints } from './endpoint.ts';

/**
 * One name that the healthy region answers which is nearest to the client: for an application that may write in all of
 * them. When none is healthy, Route 53 takes all for healthy. Throws as `failoverTree` does.
 */
export function latencyRecords(chart: Construct, props: RegionalName): void {
  requireEndpoints(props, latencyRecords);
  const { object, zone, name, endpoints, onlyIpv4 = false } = props;
  for (const { region, host, healthCheck } of endpoints)
    aliasRecords(chart, {
      object: `${object}-${region}`,
      zone,
      name,
      target: { name: host, evaluateHealth: true },
      healthCheck,
      routing: { id: region, latencyOf: region },
      onlyIpv4,
    });
}
