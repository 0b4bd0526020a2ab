import { parsePromql } from '@auditorsec/promql/parse';
import type { ClusterObjects } from '../objects.ts';
import { prometheusRules } from '../prometheus-rule.ts';
import type { ClusterRule } from '../rule.ts';
import { delegateOf, gatewayNames, type HttpRoute, type VirtualService, virtualServices } from '../virtual-service.ts';

/** Every route that a gateway serves counts for an objective, by the name under which proxies report it. */
export const requireRouteObjective: ClusterRule = {
  name: 'require-route-objective',
  scope: 'cluster',
  check(objects, report) {
    const counts = counted(objects);
    for (const root of virtualServices(objects)) {
      if (gatewayNames(root).length === 0) continue;
      for (const routes of pathsOf(root)) {
        const names = routes.flatMap(({ route }) => reportedNames(objects, root, route));
        if (names.length === 0 || names.some(counts)) continue;
        report(
          root.file,
          `nobody hears of it when this route fails: no objective counts requests of ${names.join(' or ')}. Declare one for ` +
            'its path in slos of clusters/fleet.ts, or give the route the name that an objective asks for.',
          `spec.http[${routes[0]?.index}]`,
        );
      }
    }
  },
};

/** The routes of a root that are for users, those of one path together: reads and writes are one promise. */
function pathsOf({ object }: VirtualService): { index: number; route: HttpRoute }[][] {
  const routes = (object.spec?.http ?? []).map((route, index) => ({ index, route }));
  const forAll = routes.filter(({ route }) => isForUsers(route));
  return [...Map.groupBy(forAll, ({ route }) => JSON.stringify(route.match?.map(({ uri }) => uri))).values()];
}

/** Testers, who ask for a version by a header, are no users. */
function isForUsers({ match }: HttpRoute): boolean {
  return !match?.length || match.some(({ headers }) => !headers);
}

/** Whether requests of a route are recorded for an objective. */
function counted(objects: ClusterObjects): (name: string) => boolean {
  const patterns = prometheusRules(objects)
    .filter(({ record }) => record === 'slo:requests:rate5m')
    .flatMap(({ expr }) => parsePromql(expr).selectors)
    .flatMap(({ matchers }) => matchers.filter(({ label }) => label === 'route'))
    .map(({ value }) => new RegExp(`^(?:${value})$`));
  return (name) => patterns.some((pattern) => pattern.test(name));
}

/**
 * How proxies call the requests of a root's route: istiod joins its name with that of the delegate's route, if it
 * has one. Redirects and replies of the gateway's own promise nothing.
 */
function reportedNames(objects: ClusterObjects, root: VirtualService, route: HttpRoute): string[] {
  if (route.redirect || route.directResponse) return [];
  if (!route.delegate) return [route.name ?? ''];
  const leaves = delegateOf(objects, root, route)?.object.spec?.http ?? [];
  return leaves.filter(isForUsers).map(({ name }) => [route.name, name].filter(Boolean).join('-'));
}
