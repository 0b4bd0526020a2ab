import { type DnsEntry, dnsEntries } from '../route53.ts';
import type { FleetRule } from '../rule.ts';

const PLACE = 'spec.forProvider.geolocationRoutingPolicy';
const HEALTH = 'spec.forProvider.alias.evaluateTargetHealth';

/** Records that lead clients by where they are answer everybody, and keep those of a place to what is for that place. */
export const matchLocationRecords: FleetRule = {
  name: 'match-location-records',
  scope: 'fleet',
  check(fleet, report) {
    const located = fleet.flatMap(dnsEntries).filter(({ place }) => place !== undefined);
    for (const group of Map.groupBy(located, ({ name, type }) => `${type} ${name}`).values()) {
      const [first] = group;
      if (first && group.every((entry) => entry.place?.country !== '*')) {
        const message = `clients from elsewhere get no answer: ${first.type} ${first.name} has records for ${group.map(placeOf).join(', ')} alone. Write one with country: '*'.`;
        report(first.record.file, message, PLACE);
      }
      for (const { record, name, alias, place } of group) {
        const asks = alias?.evaluateTargetHealth || record.object.spec?.forProvider?.healthCheckIdRef;
        if (!asks || place?.country === '*') continue;
        const message =
          `clients of ${place?.continent ?? place?.country} are led to where their data may not go: while what ${name} leads them to is unhealthy, ` +
          'Route 53 takes the record of the next wider place. Write evaluateTargetHealth: false and no health check.';
        report(record.file, message, HEALTH);
      }
    }
  },
};

function placeOf({ place }: DnsEntry): string {
  return place?.continent ?? place?.country ?? 'nowhere';
}
