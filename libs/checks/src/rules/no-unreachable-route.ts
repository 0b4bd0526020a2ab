import { conflicts, covers, isCatchAll } from '../http-match.ts';
import type { ClusterObjects } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';
import {
  delegateOf,
  gatewayNames,
  type HttpMatch,
  type HttpRoute,
  type VirtualService,
  virtualServices,
} from '../virtual-service.ts';

/**
 * Every HTTP route can be reached: no earlier route takes its requests, a delegate's match lies inside the root's, and no other
 * VirtualService of the same gateway and host, which comes in no set order, takes them.
 */
export const noUnreachableRoute: ClusterRule = {
  name: 'no-unreachable-route',
  scope: 'cluster',
  check(objects, report) {
    for (const virtualService of virtualServices(objects)) checkOrder(virtualService, report);
    checkDelegates(objects, report);
    checkRivals(objects, report);
  },
};

const EVERYTHING: readonly HttpMatch[] = [{}];

function matchesOf({ match }: HttpRoute): readonly HttpMatch[] {
  return match && match.length > 0 ? match : EVERYTHING;
}

function routesOf({ object }: VirtualService): readonly HttpRoute[] {
  return object.spec?.http ?? [];
}

function checkOrder(virtualService: VirtualService, report: Report): void {
  const earlier: { match: HttpMatch; route: string }[] = [];
  for (const [index, route] of routesOf(virtualService).entries()) {
    const matches = matchesOf(route);
    const field = `spec.http[${index}]`;
    for (const [position, match] of matches.entries()) {
      const before = earlier.find((other) => covers(other.match, match));
      if (before)
        report(
          virtualService.file,
          shadowed(before.route),
          matches === EVERYTHING ? field : `${field}.match[${position}]`,
        );
      else earlier.push({ match, route: describe(route, field) });
    }
  }
}

function shadowed(route: string): string {
  return `traffic goes to the wrong version, this match is never reached: ${route} comes earlier and takes all its requests; put the narrower match first, or remove this one`;
}

function describe({ name }: HttpRoute, field: string): string {
  return name ? `${field} (${name})` : field;
}

/** A root's route that hands its requests to a delegate. */
interface Entrance {
  readonly name: string;
  readonly matches: readonly HttpMatch[];
}

function checkDelegates(objects: ClusterObjects, report: Report): void {
  for (const [delegate, entrances] of entrancesOf(objects))
    for (const [index, route] of routesOf(delegate).entries()) {
      const outside = entrances.map(({ matches }) => firstOutside(matches, route));
      // A route that one of several roots lets in is reached.
      if (outside.includes(-1)) continue;
      const names = entrances.map(({ name }) => name).join(' and ');
      const message = `requests of this route answer 404, Istio drops it: its match lies outside that of ${names}, which delegates to it; narrow the root's match down (a longer prefix, no regex where the root has a string), or leave the field out`;
      report(delegate.file, message, `spec.http[${index}].match[${outside[0]}]`);
    }
}

function entrancesOf(objects: ClusterObjects): Map<VirtualService, Entrance[]> {
  const entrances = new Map<VirtualService, Entrance[]>();
  for (const root of virtualServices(objects))
    for (const [index, route] of routesOf(root).entries()) {
      const delegate = delegateOf(objects, root, route);
      if (!delegate) continue;
      const { namespace, name } = root.object.metadata;
      const entrance = {
        name: `${describe(route, `spec.http[${index}]`)} of ${namespace}/${name}`,
        matches: matchesOf(route),
      };
      entrances.set(delegate, [...(entrances.get(delegate) ?? []), entrance]);
    }
  return entrances;
}

/** Istio drops the whole route of a delegate when one of its matches merges with none of the root's. */
function firstOutside(outer: readonly HttpMatch[], route: HttpRoute): number {
  return matchesOf(route).findIndex((match) => outer.every((wider) => conflicts(wider, match)));
}

/** Istio merges the VirtualServices of one gateway and host by their age, catch-alls last: Git can't say which comes first. */
function checkRivals(objects: ClusterObjects, report: Report): void {
  const byHost = new Map<string, VirtualService[]>();
  for (const virtualService of virtualServices(objects))
    for (const { name } of gatewayNames(virtualService))
      for (const host of virtualService.object.spec?.hosts ?? []) {
        const key = `${host} of Gateway ${name}`;
        byHost.set(key, [...(byHost.get(key) ?? []), virtualService]);
      }
  const told = new Set<string>();
  for (const [place, rivals] of byHost)
    for (const [index, later] of rivals.entries())
      for (const earlier of rivals.slice(0, index)) {
        const position = routesOf(later).findIndex((route) => routesOf(earlier).some((other) => rival(route, other)));
        const field = `spec.http[${position}]`;
        if (position < 0 || told.has(later.file.path + field)) continue;
        told.add(later.file.path + field);
        const { namespace, name } = earlier.object.metadata;
        const message = `traffic goes to the wrong version: VirtualService ${namespace}/${name} routes the same requests for ${place}, and Istio orders the two by age; move both routes into one VirtualService`;
        report(later.file, message, field);
      }
}

function rival(one: HttpRoute, other: HttpRoute): boolean {
  return matchesOf(one).some((match) =>
    matchesOf(other).some((against) => {
      if (isCatchAll(match) !== isCatchAll(against)) return false;
      return covers(match, against) || covers(against, match);
    }),
  );
}
