import { suggest } from '@auditorsec/problem/suggest';
import { gatewayHost, gateways } from '../gateway.ts';
import type { ClusterObjects } from '../objects.ts';
import { type DnsEntry, dnsEntries, dnsHealthChecks, healthCheckOf, zoneOf } from '../route53.ts';
import type { FleetRule, Report } from '../rule.ts';

/**
 * DNS leads somewhere whatever fails: failover records come in pairs, aliases name what the zone has and don't lead back, what
 * comes first has a health check, and what comes last answers in any case.
 */
export const matchFailoverTree: FleetRule = {
  name: 'match-failover-tree',
  scope: 'fleet',
  check(fleet, report) {
    const regional = regionalNames(fleet);
    const written = fleet.flatMap(dnsEntries);
    const groups = Map.groupBy(written, keyOf);
    for (const group of groups.values()) checkPair(group, report);
    for (const entry of written) {
      const end = endOf(entry, groups, regional);
      checkHealthCheck(entry, end, report);
      checkZone(entry, end, report);
      checkLoop(entry, groups, report);
      if (end === 'nowhere') reportDangling(entry, groups, regional, report);
      if (end === 'region' || end === 'elsewhere') checkLast(entry, report);
    }
  },
};

type Groups = ReadonlyMap<string, readonly DnsEntry[]>;

function keyOf({ name, type }: Pick<DnsEntry, 'name' | 'type'>): string {
  return `${type} ${name}`;
}

/** Names that external-dns of a region takes from its Gateways. */
function regionalNames(fleet: readonly ClusterObjects[]): string[] {
  return fleet.flatMap((objects) =>
    gateways(objects).flatMap((gateway) =>
      (gateway.object.spec?.servers ?? []).flatMap(({ hosts }) => hosts.map((host) => gatewayHost(gateway, host).name)),
    ),
  );
}

function checkPair(group: readonly DnsEntry[], report: Report): void {
  const [first] = group;
  if (!first || group.every(({ role }) => role === undefined)) return;
  for (const role of ['PRIMARY', 'SECONDARY']) {
    const found = group.filter((entry) => entry.role === role);
    if (found.length === 1) continue;
    const names = found.map(({ record }) => record.object.metadata.name).join(', ') || 'none';
    const what = `${keyOf(first)} has ${found.length} ${role} records (${names}): Route 53 takes exactly one`;
    const outage = 'refuses the rest, and clients stay with a region that is down';
    report((found[1] ?? first).record.file, `${what}, ${outage}. Write one PRIMARY and one SECONDARY.`, POLICY);
  }
}

const POLICY = 'spec.forProvider.failoverRoutingPolicy.type';
const CHECK = 'spec.forProvider.healthCheckIdRef';
const ALIAS = 'spec.forProvider.alias';

function checkHealthCheck({ objects, record, name, role, alias }: DnsEntry, end: End, report: Report): void {
  const wanted = record.object.spec?.forProvider?.healthCheckIdRef?.name;
  const fault = (message: string) => report(record.file, message, CHECK);
  if (wanted === undefined) {
    if (role !== 'PRIMARY') return;
    fault(
      `clients of ${name} are sent to the first region while its application is down: the PRIMARY has no health check. Name one.`,
    );
    return;
  }
  const asked = healthCheckOf(objects, record)?.object.spec?.forProvider?.fqdn;
  if (asked === undefined) {
    const known = dnsHealthChecks(objects).map(({ object }) => object.metadata.name);
    const nearest = suggest(wanted, known);
    const there = nearest ? `Did you mean ${nearest}?` : `There are ${known.join(', ') || 'none'}.`;
    fault(`the record of ${name} is never made: HealthCheck ${wanted} isn't there. ${there}`);
  } else if (end === 'region' && asked !== alias?.name)
    fault(
      `clients of ${name} leave ${alias?.name} when ${asked} fails, and not when it fails itself. Name its own check.`,
    );
}

/** What a record leads to: another record, a region's own name, what lies outside the zone, or nothing that is known. */
type End = 'record' | 'region' | 'elsewhere' | 'nowhere';

function endOf({ objects, record, type, alias }: DnsEntry, groups: Groups, regional: readonly string[]): End {
  const domain = zoneOf(objects, record)?.object.spec?.forProvider?.name ?? '';
  const target = alias?.name;
  if (target === undefined || !(target === domain || target.endsWith(`.${domain}`))) return 'elsewhere';
  if (groups.has(keyOf({ name: target, type }))) return 'record';
  return regional.includes(target) ? 'region' : 'nowhere';
}

function checkZone({ objects, record, name, alias }: DnsEntry, end: End, report: Report): void {
  const id = zoneOf(objects, record)?.object.metadata.annotations?.['crossplane.io/external-name'];
  if (end === 'elsewhere' || id === undefined || alias?.zoneId === id) return;
  const message = `the record of ${name} is refused: ${alias?.name} lies in zone ${id}, not ${alias?.zoneId}. Write that id.`;
  report(record.file, message, `${ALIAS}.zoneId`);
}

function reportDangling(
  { record, name, type, alias }: DnsEntry,
  groups: Groups,
  regional: string[],
  report: Report,
): void {
  const target = alias?.name ?? '';
  const written = [...groups.values()].flatMap((group) => group.map((entry) => entry.name));
  const known = [...new Set([...regional, ...written])].sort();
  const nearest = suggest(target, known);
  const message = `${type} ${name} leads to ${target}, which no record and no Gateway of the fleet has: clients that are sent there get no answer. ${nearest ? `Did you mean ${nearest}?` : `There are ${known.join(', ')}.`}`;
  report(record.file, message, `${ALIAS}.name`);
}

function checkLoop(entry: DnsEntry, groups: Groups, report: Report): void {
  const way = wayBack(entry, entry, groups, []);
  if (!way) return;
  const message = `clients of ${entry.name} get no answer: it leads back to itself, ${[...way, entry.name].join(' → ')}. Let each tier lead to a lower one.`;
  report(entry.record.file, message, `${ALIAS}.name`);
}

/** The names on the way from a record back to its own name, if it leads there. */
function wayBack(
  from: DnsEntry,
  start: DnsEntry,
  groups: Groups,
  seen: readonly string[],
): readonly string[] | undefined {
  const target = from.alias?.name;
  if (target === undefined || seen.includes(from.name)) return undefined;
  const way = [...seen, from.name];
  if (target === start.name) return way;
  const next = groups.get(keyOf({ name: target, type: from.type })) ?? [];
  return next.map((entry) => wayBack(entry, start, groups, way)).find((found) => found);
}

/** A SECONDARY that leads to no further tier is the last to be asked. */
function checkLast({ record, name, role, alias }: DnsEntry, report: Report): void {
  if (role !== 'SECONDARY') return;
  const outage = `when every region of ${name} is unhealthy, Route 53 goes back to the PRIMARY, which failed first`;
  if (record.object.spec?.forProvider?.healthCheckIdRef)
    report(record.file, `${outage}: the last tier has a health check. Remove it, so that it always answers.`, CHECK);
  if (alias?.evaluateTargetHealth) {
    const message = `${outage}: the last tier evaluates its target. Write false, so that it always answers.`;
    report(record.file, message, `${ALIAS}.evaluateTargetHealth`);
  }
}
