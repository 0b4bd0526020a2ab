import type { IAuthorizationPolicy } from '@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy';
import { covers, overlaps, type Pattern, policyPattern } from './istio-pattern.ts';
import type { ClusterObjects, Found, PodTemplate } from './objects.ts';
import { perCluster } from './per-cluster.ts';
import { selectedPods } from './workload-selector.ts';

export type AuthorizationPolicy = Found<IAuthorizationPolicy>;
export type AuthorizationRule = NonNullable<NonNullable<IAuthorizationPolicy['spec']>['rules']>[number];
export type Source = NonNullable<NonNullable<AuthorizationRule['from']>[number]['source']>;
type Operation = NonNullable<NonNullable<AuthorizationRule['to']>[number]['operation']>;

/** Requests that arrive at a pod, as far as manifests tell. */
export interface Requests {
  /** The service account of the caller's certificate; `none` for callers without one; absent where it isn't known. */
  readonly caller?: { readonly namespace: string; readonly serviceAccount: string } | 'none' | undefined;
  /** Whether they carry a valid token. */
  readonly token: boolean;
  /** Ports of the pod. */
  readonly ports: readonly Pattern[];
  /** Absent when the traffic isn't HTTP: rules that read HTTP never match it. */
  readonly http?: { readonly [field in 'hosts' | 'methods' | 'paths']: readonly Pattern[] } | undefined;
}

/** `some`: may match a request of the set, benefit of the doubt; `all`: matches each one for certain. */
export type Extent = 'some' | 'all';

export function authorizationPolicies(objects: ClusterObjects): readonly AuthorizationPolicy[] {
  return objects.of<IAuthorizationPolicy>('AuthorizationPolicy.security.istio.io');
}

/** The policies with this action that a pod's proxy enforces: its namespace's and the root namespace's. */
export function policiesOf(objects: ClusterObjects, pod: PodTemplate, action: 'ALLOW' | 'DENY'): AuthorizationPolicy[] {
  return (enforced(objects).get(pod) ?? []).filter(({ object }) => (object.spec?.action ?? 'ALLOW') === action);
}

const enforced = perCluster((objects) => {
  const policies = new Map<PodTemplate, AuthorizationPolicy[]>(objects.pods().map((pod) => [pod, []]));
  for (const policy of authorizationPolicies(objects))
    for (const pod of policyPods(objects, policy)) policies.get(pod)?.push(policy);
  return policies;
});

/** The pods whose proxies enforce a policy. `targetRefs` attach it to waypoints and Gateway-API gateways instead. */
export function policyPods(objects: ClusterObjects, { object }: AuthorizationPolicy): readonly PodTemplate[] {
  return selectedPods(objects, object.metadata.namespace, object.spec);
}

/** Whether a rule of the policy matches these requests. A policy without rules matches nothing. */
export function policyMatches({ object }: AuthorizationPolicy, requests: Requests, extent: Extent): boolean {
  const namespace = object.metadata.namespace ?? 'default';
  return (object.spec?.rules ?? []).some((rule) => refusal(rule, namespace, requests, extent) === undefined);
}

/** The first part of a rule that doesn't match the requests: `from`, `to` or `when`. */
export function refusal(rule: AuthorizationRule, namespace: string, requests: Requests, extent: Extent) {
  const from = rule.from ?? [{}];
  const to = rule.to ?? [{}];
  if (!from.some(({ source = {} }) => sourceMatches(source, namespace, requests, extent))) return 'from';
  if (!to.some(({ operation = {} }) => operationMatches(operation, requests, extent))) return 'to';
  return (rule.when ?? []).every(({ key }) => extent === 'some' && (requests.token || !readsToken(key)))
    ? undefined
    : 'when';
}

/** Whether a condition can hold for requests with a token only. */
export function readsToken(key: string): boolean {
  return key.startsWith('request.auth.');
}

function sourceMatches(source: Source, own: string, { caller, token }: Requests, extent: Extent): boolean {
  const { requestPrincipals, notRequestPrincipals, ipBlocks, notIpBlocks, remoteIpBlocks, notRemoteIpBlocks } = source;
  const doubt = extent === 'some';
  return (
    peerMatches(source, own, caller, doubt) &&
    (!requestPrincipals || (token && (doubt || requestPrincipals.includes('*')))) &&
    (!notRequestPrincipals || !token || (doubt && !notRequestPrincipals.includes('*'))) &&
    (doubt || !(ipBlocks ?? notIpBlocks ?? remoteIpBlocks ?? notRemoteIpBlocks))
  );
}

function peerMatches(source: Source, own: string, caller: Requests['caller'], doubt: boolean): boolean {
  const { principals, namespaces, serviceAccounts, notPrincipals, notNamespaces, notServiceAccounts } = source;
  if (!caller)
    return (
      doubt || !(principals ?? namespaces ?? serviceAccounts ?? notPrincipals ?? notNamespaces ?? notServiceAccounts)
    );
  const { namespace, serviceAccount } = caller === 'none' ? { namespace: '', serviceAccount: '' } : caller;
  const is = (text: string) => (value: string) =>
    caller !== 'none' && covers(policyPattern(value), { kind: 'exact', text });
  // Trust domains aren't in the manifests: any will do.
  const isPrincipal = (value: string) =>
    is(`cluster.local/ns/${namespace}/sa/${serviceAccount}`)(value.replace(/^.*?\/ns\//, 'cluster.local/ns/'));
  const isAccount = (value: string) =>
    is(`${namespace}/${serviceAccount}`)(value.includes('/') ? value : `${own}/${value}`);
  const wanted = [principals?.some(isPrincipal), namespaces?.some(is(namespace)), serviceAccounts?.some(isAccount)];
  const unwanted = [
    notPrincipals?.some(isPrincipal),
    notNamespaces?.some(is(namespace)),
    notServiceAccounts?.some(isAccount),
  ];
  return !wanted.includes(false) && !unwanted.includes(true);
}

function operationMatches(operation: Operation, { ports, http }: Requests, extent: Extent): boolean {
  const fits = (wanted: string[] | undefined, not: string[] | undefined, given: readonly Pattern[] | undefined) => {
    if (!wanted && !not) return true;
    if (!given) return false;
    const inside = (value: Pattern) =>
      (!wanted || wanted.some((text) => (extent === 'some' ? overlaps : covers)(policyPattern(text), value))) &&
      !not?.some((text) => (extent === 'some' ? covers : overlaps)(policyPattern(text), value));
    return extent === 'some' ? given.some(inside) : given.every(inside);
  };
  return (
    fits(operation.ports, operation.notPorts, ports) &&
    fits(operation.hosts?.map(withoutPort), operation.notHosts?.map(withoutPort), http?.hosts) &&
    fits(operation.methods, operation.notMethods, http?.methods) &&
    fits(operation.paths, operation.notPaths, http?.paths)
  );
}

/** Policies list `host` and `host:*`, since the Host header may hold the port. */
function withoutPort(host: string): string {
  return host.toLowerCase().replace(/:(\*|\d+)$/, '');
}
