/*
 * Which record Route 53 answers with, by the rules that AWS publishes:
 * "How Amazon Route 53 chooses records when health checking is configured"
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html
 * "How health checks work in complex Amazon Route 53 configurations"
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-complex-configs.html
 * "Geolocation routing"
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-geo.html
 */

/** One record of a hosted zone. */
export interface ZoneRecord {
  readonly name: string;
  readonly type: string;
  readonly routing?:
    | { readonly failover: 'PRIMARY' | 'SECONDARY' }
    | { readonly latencyOf: string }
    | { readonly weight: number }
    /** Clients of a continent; `*` are all that no other record is for. */
    | { readonly continent: string };
  readonly healthCheck?: string | undefined;
  /** Another record of the zone, or a resource of AWS. */
  readonly alias?: { readonly to: string; readonly isResource?: boolean; readonly evaluateHealth: boolean };
  /** What a record that is no alias answers. */
  readonly value?: string;
}

/** What Route 53 knows beside the records when a query comes in. */
export interface Situation {
  /** The state of a health check, by its name. */
  readonly passes: (healthCheck: string) => boolean;
  /** Whether a load balancer or another resource of AWS has healthy targets. */
  readonly isUp: (resource: string) => boolean;
  /** Regions, the nearest to who asks first. */
  readonly nearest: readonly string[];
  /** Where who asks is, as Route 53 names continents. */
  readonly continent: string;
}

/** What a query is answered with, and the records that led there. Throws where an alias leads back or nowhere. */
export function resolve(
  zone: readonly ZoneRecord[],
  name: string,
  type: string,
  situation: Situation,
  above: readonly ZoneRecord[] = [],
): { readonly answer: string; readonly way: readonly ZoneRecord[] } {
  const chosen = choose(zone, groupOf(zone, name, type, above), situation, above);
  const way = [...above, chosen];
  if (!chosen.alias) return { answer: chosen.value ?? '', way };
  if (chosen.alias.isResource) return { answer: chosen.alias.to, way };
  return resolve(zone, chosen.alias.to, type, situation, way);
}

/** The first healthy record in the order of the routing policy, among those that are for who asks; when none is healthy, all count as healthy. */
function choose(
  zone: readonly ZoneRecord[],
  group: readonly [ZoneRecord, ...ZoneRecord[]],
  situation: Situation,
  above: readonly ZoneRecord[],
): ZoneRecord {
  const inOrder = group
    .filter((record) => isFor(record, situation))
    .toSorted((a, b) => rank(a, situation) - rank(b, situation));
  const [first] = inOrder;
  if (!first) throw new Error(`no answer for clients of ${situation.continent}: ${group[0].name}`);
  return inOrder.find((record) => isHealthy(zone, record, situation, above)) ?? first;
}

/** A record without a health check is healthy; an alias that evaluates its target needs one healthy record there as well. */
function isHealthy(
  zone: readonly ZoneRecord[],
  record: ZoneRecord,
  situation: Situation,
  above: readonly ZoneRecord[],
): boolean {
  const { healthCheck, alias, type } = record;
  if (healthCheck !== undefined && !situation.passes(healthCheck)) return false;
  if (!alias?.evaluateHealth) return true;
  if (alias.isResource) return situation.isUp(alias.to);
  const way = [...above, record];
  return groupOf(zone, alias.to, type, way).some((target) => isHealthy(zone, target, situation, way));
}

/** A record for another continent is no answer, healthy or not. */
function isFor({ routing }: ZoneRecord, { continent }: Situation): boolean {
  return !(routing && 'continent' in routing) || routing.continent === '*' || routing.continent === continent;
}

/** Which record a policy prefers. Of weighted ones with a weight, the draw is taken to favour the first. */
function rank({ routing }: ZoneRecord, { nearest }: Situation): number {
  if (!routing) return 0;
  if ('failover' in routing) return routing.failover === 'PRIMARY' ? 0 : 1;
  if ('weight' in routing) return routing.weight > 0 ? 0 : 1;
  if ('continent' in routing) return routing.continent === '*' ? 1 : 0;
  const place = nearest.indexOf(routing.latencyOf);
  return place < 0 ? nearest.length : place;
}

/** All records of a name and type. Throws when there are none, and when the way there has been here already. */
function groupOf(
  zone: readonly ZoneRecord[],
  name: string,
  type: string,
  above: readonly ZoneRecord[],
): readonly [ZoneRecord, ...ZoneRecord[]] {
  const steps = [...above.map((record) => record.name), name].join(' → ');
  if (above.some((record) => record.name === name)) throw new Error(`a loop: ${steps}`);
  const [first, ...others] = zone.filter((record) => record.name === name && record.type === type);
  if (first) return [first, ...others];
  throw new Error(`no ${type} record ${name}${above.length > 0 ? `, where ${steps} leads` : ''}`);
}
