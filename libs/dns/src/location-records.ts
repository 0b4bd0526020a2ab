import type { Continent } from '@auditorsec/config/continents';
import type { Construct } from 'constructs';
import { aliasRecords } from './alias.ts';
import type { HostedZone } from './zone.ts';

export interface LocatedName {
  /** Begins the names of all objects. */
  readonly object: string;
  readonly zone: HostedZone;
  /** What clients ask for. */
  readonly name: string;
  /** By continent, the name of the zone that its clients are led to. */
  readonly from: Readonly<Partial<Record<Continent, string>>>;
  /** The name that all other clients are led to, and those whose place isn't known. */
  readonly anywhere: string;
  /** Whether the load balancers have no address of IPv6. Default: false. */
  readonly onlyIpv4?: boolean;
}

/**
 * One name that leads clients by where they are. The health of what they are led to isn't asked: Route 53 would lead a continent's
 * clients on to `anywhere`, where they may not go. So each of these names has to answer in any case, as `failoverTree` does.
 */
export function locationRecords(
  chart: Construct,
  { object, zone, name, from, anywhere, onlyIpv4 = false }: LocatedName,
): void {
  for (const [place, to] of Object.entries({ ...from, anywhere }))
    aliasRecords(chart, {
      object: `${object}-from-${place.toLowerCase()}`,
      zone,
      name,
      target: { name: to, evaluateHealth: false },
      routing: { id: place, from: place as Continent | 'anywhere' },
      onlyIpv4,
    });
}
