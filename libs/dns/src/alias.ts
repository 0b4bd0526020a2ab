import { record } from '@auditorsec/aws/kinds/route53';
import { addManaged } from '@auditorsec/aws/managed';
import type { Continent } from '@auditorsec/config/continents';
import type { Construct } from 'constructs';
import { type HostedZone, zoneObject } from './zone.ts';

export interface AliasProps {
  /** Begins the names of both objects. */
  readonly object: string;
  readonly zone: HostedZone;
  /** The name that clients ask for. */
  readonly name: string;
  readonly target: {
    readonly name: string;
    /** Of the hosted zone that holds the target. Default: the record's own. */
    readonly zoneId?: string;
    /** Whether the record is as healthy as its target; CloudFront has no health. */
    readonly evaluateHealth: boolean;
  };
  /** The name of a HealthCheck that must pass too. */
  readonly healthCheck?: string | undefined;
  /** Which of several records of one name this is; without it, it is the only one. */
  readonly routing?: Routing;
  /** Whether the target has no address of IPv6: a client that is given one gets no answer there. Default: false. */
  readonly onlyIpv4?: boolean;
}

/** `id` tells records of one name apart. It outlives a change of the target, which is then one update of one record. */
type Routing =
  | { readonly id: string; readonly failover: 'PRIMARY' | 'SECONDARY' }
  | { readonly id: string; readonly latencyOf: string }
  | { readonly id: string; readonly from: Continent | 'anywhere' };

/** An alias as two records, A and AAAA: clients of IPv6 alone take the same way, where there is one. */
export function aliasRecords(chart: Construct, props: AliasProps): void {
  const { object, zone, name, target, healthCheck, routing, onlyIpv4 = false } = props;
  for (const type of onlyIpv4 ? (['A'] as const) : (['A', 'AAAA'] as const))
    addManaged(chart, record, {
      name: `${object}-${type.toLowerCase()}`,
      forProvider: {
        zoneIdRef: { name: zoneObject(zone) },
        name,
        type,
        ...(routing && policy(routing)),
        ...(healthCheck !== undefined && { healthCheckIdRef: { name: healthCheck } }),
        alias: { name: target.name, zoneId: target.zoneId ?? zone.id, evaluateTargetHealth: target.evaluateHealth },
      },
    });
}

function policy(routing: Routing) {
  const setIdentifier = routing.id;
  if ('failover' in routing) return { setIdentifier, failoverRoutingPolicy: { type: routing.failover } };
  if ('latencyOf' in routing) return { setIdentifier, latencyRoutingPolicy: { region: routing.latencyOf } };
  const where = routing.from === 'anywhere' ? { country: '*' as const } : { continent: routing.from };
  return { setIdentifier, geolocationRoutingPolicy: where };
}
