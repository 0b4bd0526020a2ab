import { objectName } from '@auditorsec/manifest/patch';
import { policiesOf, policyMatches, type Requests } from '../authorization.ts';
import { gatewayPods } from '../gateway.ts';
import { type GatewayRoute, gatewayRoutes } from '../gateway-route.ts';
import { anything, covers, overlaps, type Pattern, policyPattern, printPattern } from '../istio-pattern.ts';
import type { ClusterObjects, PodTemplate } from '../objects.ts';
import type { ClusterRule } from '../rule.ts';

const OPTIONS: Pattern = { kind: 'exact', text: 'OPTIONS' };

/**
 * Where browsers may call a route with a CORS policy, its preflight passes as well: it carries no token, and gateways
 * authorize before they answer CORS.
 */
export const requirePreflightAllowed: ClusterRule = {
  name: 'require-preflight-allowed',
  scope: 'cluster',
  check(objects, report) {
    const judged = new Set<string>();
    for (const route of gatewayRoutes(objects)) {
      if (!route.cors) continue;
      const { virtualService, field } = route.cors;
      for (const pod of gatewayPods(objects, route.gateway)) {
        const refused = refusedPreflights(objects, route, pod);
        const key = `${virtualService.file.path} ${field} ${refused}`;
        if (refused.length === 0 || judged.has(key)) continue;
        judged.add(key);
        report(
          virtualService.file,
          `browsers can't call the API: the gateway, ${objectName(pod.file.object)}, answers the preflight of ` +
            `${refused.join(', ')} with 403, since no AuthorizationPolicy admits it without a token. Add an ALLOW rule ` +
            'without from, for methods: [OPTIONS] and these hosts and paths.',
          field,
        );
      }
    }
  },
};

/** The preflights, as `host/path`, that get 403 although a request with a token is let in. */
function refusedPreflights(objects: ClusterObjects, route: GatewayRoute, pod: PodTemplate): string[] {
  const allows = policiesOf(objects, pod, 'ALLOW');
  const denies = policiesOf(objects, pod, 'DENY');
  const requests = (host: Pattern, method: Pattern, path: Pattern, token: boolean): Requests => ({
    token,
    ports: [anything],
    http: { hosts: [host], methods: [method], paths: [path] },
  });
  const unrestricted = allows.length === 0;
  const wanted = allows.flatMap(({ object }) => object.spec?.rules ?? []).flatMap(({ to = [{}] }) => to);
  const named = unrestricted ? ['*'] : wanted.flatMap(({ operation }) => operation?.paths ?? ['*']);
  const policyPaths = named.map(policyPattern);
  const paths = route.matches.flatMap((match) => match.paths).flatMap((path) => narrowed(path, policyPaths));
  return [...new Set(route.hosts)].map(policyPattern).flatMap((host) =>
    paths
      .filter((path) => {
        const callable = requests(host, anything, path, true);
        const preflight = requests(host, OPTIONS, path, false);
        const called = unrestricted || allows.some((policy) => policyMatches(policy, callable, 'some'));
        const admitted = unrestricted || allows.some((policy) => policyMatches(policy, preflight, 'all'));
        return called && (!admitted || denies.some((policy) => policyMatches(policy, preflight, 'all')));
      })
      .map((path) => `${printPattern(host)}${printPattern(path)}`),
  );
}

/** The parts of a route's path that policies speak of. */
function narrowed(path: Pattern, policyPaths: readonly Pattern[]): Pattern[] {
  const parts = policyPaths
    .filter((other) => overlaps(path, other))
    .map((other) => (covers(other, path) ? path : other));
  return [...new Map(parts.map((part) => [printPattern(part), part])).values()];
}
