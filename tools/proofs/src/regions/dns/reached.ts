import { ALIAS_TTL, detection } from '@auditorsec/dns/timing';
import fleet from '../../../../../clusters/fleet.ts';
import { type Client, type Outage, outages, seen } from './outage.ts';
import { resolve } from './route53.ts';
import type { Zone } from './zone.ts';

const TYPES = ['A', 'AAAA'] as const;

/** The regions that answer a client's queries for A and for AAAA. */
export function answers(zone: Zone, outage: Outage, client: Client): string[] {
  const situation = seen(zone, outage, client);
  return TYPES.map((type) => resolve(zone.records, fleet.hosts.api, type, situation).answer);
}

/** Which region answers a client. Both types have to lead to the same. */
function reached(zone: Zone, outage: Outage, client: Client): string {
  const [ipv4 = '', ipv6] = answers(zone, outage, client);
  if (ipv4 !== ipv6) throw new Error(`${print(outage)}: A leads to ${ipv4}, AAAA to ${ipv6}`);
  return ipv4;
}

/** For every outage, the first region of `order` that has not failed is reached; the last one when all have. */
export function followsOrder(zone: Zone, order: readonly string[], client: Client): string {
  const table = outages.map((outage) => {
    const expected = order.find((region) => !outage.failed.includes(region)) ?? order.at(-1) ?? '';
    expect(reached(zone, outage, client), expected, `${print(outage)}, asked from ${client.continent}`);
    return outage.how === 'silent' ? `${outage.failed.join('+') || 'none'} → ${expected}` : [];
  });
  return `failed → reached: ${table.flat().join(', ')}`;
}

/** For every outage and every client, the nearest region that has not failed is reached; the nearest when all have. */
export function followsDistance(zone: Zone, clients: readonly Client[]): string {
  for (const client of clients)
    for (const outage of outages) {
      const { nearest } = client;
      const expected = nearest.find((region) => !outage.failed.includes(region)) ?? nearest[0] ?? '';
      expect(reached(zone, outage, client), expected, `${print(outage)}, asked from ${nearest[0]}`);
    }
  return `${clients.length} orders of distance × ${outages.length} outages: the nearest that is up, the nearest when none is`;
}

/** From the failure of a region until all clients that keep to the TTL have another: what the checks and records allow for. */
export function timeToLeave({ healthChecks }: Zone): string {
  const times = [...healthChecks].map(([name, { requestInterval, failureThreshold }]) => {
    const { earliest, latest } = detection({ requestInterval, failureThreshold });
    return `${name} ${earliest}–${latest} s seen, ${earliest}–${latest + ALIAS_TTL} s left`;
  });
  const paces = new Set(times.map((time) => time.replace(/^\S+ /, '')));
  if (paces.size !== 1) throw new Error(`regions differ: ${times.join('; ') || 'no health check'}`);
  return `all ${times.length} regions: ${[...paces].join()}`;
}

function expect(found: string, expected: string, where: string): void {
  if (found !== expected) throw new Error(`${where}: ${found} is reached instead of ${expected}`);
}

export function print({ failed, how }: Outage): string {
  return failed.length > 0
    ? `${failed.join(' and ')} ${how === 'silent' ? 'silent' : 'answering errors'}`
    : 'nothing failed';
}
