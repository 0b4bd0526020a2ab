import { objectName } from '@auditorsec/manifest/patch';
import { suggest } from '@auditorsec/problem/suggest';
import { type AuthorizationPolicy, policiesOf, policyMatches, type Requests, refusal } from '../authorization.ts';
import { gatewayPods } from '../gateway.ts';
import { type GatewayRoute, gatewayRoutes, type RouteMatch, rewrittenPaths } from '../gateway-route.ts';
import { isInjected } from '../injection.ts';
import { anything, type Pattern, policyPattern, printPattern } from '../istio-pattern.ts';
import { type MeshEdge, meshEdges } from '../mesh-edge.ts';
import type { ClusterObjects, PodTemplate } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';

/** What routing sends on its way is let in on the way: by the policies of the gateway, and by those of the workload. */
export const requireAllowedEdge: ClusterRule = {
  name: 'require-allowed-edge',
  scope: 'cluster',
  check(objects, report) {
    const judged = new Set<string>();
    for (const edge of meshEdges(objects)) checkWorkload(objects, edge, judged, report);
    for (const route of gatewayRoutes(objects)) checkGateway(objects, route, judged, report);
  },
};

function checkWorkload(objects: ClusterObjects, edge: MeshEdge, judged: Set<string>, report: Report): void {
  const { virtualService, field, caller, callee, port, route } = edge;
  if (!isInjected(objects, callee)) return;
  const account = { namespace: caller.namespace, serviceAccount: caller.spec.serviceAccountName ?? 'default' };
  for (const match of route?.matches ?? [undefined]) {
    const ports = [policyPattern(String(port))];
    const requests = { caller: account, token: true, ports, http: match && received(route, match) };
    const fault = refusedBy(objects, callee, requests);
    const from = `${account.namespace}/${account.serviceAccount}`;
    const what = `${match ? printMatch(match) : 'connections'} from service account ${from} to port ${port}`;
    const message = `${what} get 403 at ${objectName(callee.file.object)}: ${fault}`;
    if (!fault || judged.has(message)) continue;
    judged.add(message);
    report(virtualService.file, message, field);
  }
}

function checkGateway(objects: ClusterObjects, route: GatewayRoute, judged: Set<string>, report: Report): void {
  const hosts = route.hosts.map(policyPattern);
  for (const pod of gatewayPods(objects, route.gateway)) {
    for (const { methods, paths } of route.matches) {
      const fault = refusedBy(objects, pod, { token: true, ports: [anything], http: { hosts, methods, paths } });
      const message = `${printMatch({ methods, paths })} get 403 at the gateway, ${objectName(pod.file.object)}: ${fault}`;
      if (!fault || judged.has(message)) continue;
      judged.add(message);
      report(route.virtualService.file, message, route.field);
    }
  }
}

function received(route: GatewayRoute | undefined, { methods, paths }: RouteMatch): Requests['http'] {
  const authority = route?.rewrite?.authority;
  const hosts = authority === undefined ? (route?.hosts ?? []) : [authority];
  return { hosts: hosts.map(policyPattern), methods, paths: route ? rewrittenPaths(route, paths) : paths };
}

/** Why none of these requests gets through: what denies them all, or what the policies allow instead. */
function refusedBy(objects: ClusterObjects, pod: PodTemplate, requests: Requests): string | undefined {
  const denial = policiesOf(objects, pod, 'DENY').find((policy) => policyMatches(policy, requests, 'all'));
  if (denial) return `${objectName(denial.file.object)} denies them all. Narrow it, or remove the route.`;
  const allows = policiesOf(objects, pod, 'ALLOW');
  if (allows.length === 0 || allows.some((policy) => policyMatches(policy, requests, 'some'))) return undefined;
  const mismatches = allows.flatMap((policy) => mismatchesOf(policy, requests));
  const found = mismatches.length > 0 ? mismatches.join('; ') : `${names(allows)} allow nothing`;
  return `${found}. Admit them in an AuthorizationPolicy with action ALLOW, or correct the route.`;
}

function mismatchesOf(policy: AuthorizationPolicy, requests: Requests): string[] {
  const { metadata, spec } = policy.object;
  return (spec?.rules ?? []).flatMap((rule) => {
    const part = refusal(rule, metadata.namespace ?? 'default', requests, 'some');
    if (!part) return [];
    const accounts = rule.from?.flatMap(({ source }) => source?.serviceAccounts ?? []) ?? [];
    const { namespace, serviceAccount } = requests.caller ?? {};
    const nearest = part === 'from' && suggest(`${namespace}/${serviceAccount}`, accounts);
    const hint = nearest ? ` (is ${nearest} meant to be ${namespace}/${serviceAccount}?)` : '';
    return `${objectName(policy.file.object)} admits other ${WORDS[part]}${hint}`;
  });
}

const WORDS = { from: 'callers', to: 'ports, hosts, methods or paths', when: 'conditions' };

function names(policies: readonly AuthorizationPolicy[]): string {
  return policies.map(({ file }) => objectName(file.object)).join(', ');
}

function printMatch({ methods, paths }: RouteMatch): string {
  const print = (patterns: readonly Pattern[]) => patterns.map(printPattern).join('|');
  return `requests ${print(methods)} ${print(paths)}`;
}
