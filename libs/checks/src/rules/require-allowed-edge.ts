import { objectName } from '@auditorsec/manifest/patch';
import { suggest } from '@auditorsec/problem/suggest';
import { type AuthorizationPolicy, policiesOf, policyMatches, type Requests, refusal } from '../authorization.ts';
import { gatewayPods } from '../gateway.ts';
import { type GatewayRoute, gatewayRoutes, type RouteMatch, rewrittenPaths } from '../gateway-route.ts';
import { isInjected } from '../injection.ts';
import { anything, policyPattern, printPattern } from '../istio-pattern.ts';
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
    if (!fault) continue;
    const from = `${account.namespace}/${account.serviceAccount}`;
    const what = `${match ? printMatch(match) : 'connections'} from service account ${from} to port ${port}`;
    const message = `${what} get 403 at ${objectName(callee.file.object)}: ${fault}`;
    if (judged.has(message)) continue;
    judged.add(message);
    report(virtualService.file, message, field);
  }
}

function checkGateway(objects: ClusterObjects, route: GatewayRoute, judged: Set<string>, report: Report): void {
  const hosts = route.hosts.map(policyPattern);
  for (const pod of gatewayPods(objects, route.gateway)) {
    for (const { methods, paths } of route.matches) {
      const fault = refusedBy(objects, pod, { token: true, ports: [anything], http: { hosts, methods, paths } });
      if (!fault) continue;
      const where = `the gateway, ${objectName(pod.file.object)}`;
      const message = `${printMatch({ methods, paths })} get 403 at ${where}: ${fault}`;
      if (judged.has(message)) continue;
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

/** Why none of these requests gets through: what denies them all, or what the policies allow instead; and what to write. */
function refusedBy(objects: ClusterObjects, pod: PodTemplate, requests: Requests): string | undefined {
  const denial = policiesOf(objects, pod, 'DENY').find((policy) => policyMatches(policy, requests, 'all'));
  if (denial) return `${objectName(denial.file.object)} denies them all. Narrow it, or remove the route.`;
  const allows = policiesOf(objects, pod, 'ALLOW');
  if (allows.length === 0 || allows.some((policy) => policyMatches(policy, requests, 'some'))) return undefined;
  const mismatches = [...new Set(allows.flatMap((policy) => mismatchesOf(policy, requests)))];
  const nothing = `${allows.map(({ file }) => objectName(file.object)).join(', ')} allows nothing`;
  return `${mismatches.length > 0 ? mismatches.join('; ') : nothing}. ${mend(requests)}, or correct the route.`;
}

function mismatchesOf(policy: AuthorizationPolicy, requests: Requests): string[] {
  const { metadata, spec } = policy.object;
  return (spec?.rules ?? []).flatMap((rule) => {
    const part = refusal(rule, metadata.namespace ?? 'default', requests, 'some');
    if (!part) return [];
    const accounts = rule.from?.flatMap(({ source }) => source?.serviceAccounts ?? []) ?? [];
    const caller = printCaller(requests);
    const nearest = part === 'from' && caller && suggest(caller, accounts);
    const hint = nearest ? ` (is ${nearest} meant to be ${caller}?)` : '';
    return `${objectName(policy.file.object)} allows only ${part}: ${JSON.stringify(rule[part])}${hint}`;
  });
}

function printCaller({ caller }: Requests): string | undefined {
  return caller && caller !== 'none' ? `${caller.namespace}/${caller.serviceAccount}` : undefined;
}

function mend(requests: Requests): string {
  const { ports, http } = requests;
  const caller = printCaller(requests);
  const values = [
    caller && `serviceAccounts: [${caller}]`,
    caller && `ports: ["${ports.map(printPattern).join('", "')}"]`,
    http && `paths: ["${http.paths.map(printPattern).join('", "')}"]`,
  ];
  return `Allow ${values.filter((value) => value).join(', ')} in an AuthorizationPolicy`;
}

function printMatch({ methods, paths }: RouteMatch): string {
  const any = methods.includes(anything);
  return `requests ${any ? '' : `${methods.map(printPattern).join('|')} `}${paths.map(printPattern).join(', ')}`;
}
