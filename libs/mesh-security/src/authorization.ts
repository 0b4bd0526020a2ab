import { addManifest } from '@auditorsec/manifest/chart';
import type { IAuthorizationPolicy } from '@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy';
import type { Construct } from 'constructs';

type Rule = NonNullable<NonNullable<IAuthorizationPolicy['spec']>['rules']>[number];

/** Which pods a policy is about, and its name. */
export interface PolicyTarget {
  readonly name: string;
  readonly namespace: string;
  readonly pods: Readonly<Record<string, string>>;
}

/** Part of an API: paths are exact, or end in `*`. Without paths it is no part, and nothing is allowed. */
export interface Operation {
  readonly hosts?: readonly string[];
  readonly methods?: readonly string[];
  readonly paths: readonly string[];
}

/** What a token opens, if it carries the scope. */
export interface ScopedOperation extends Operation {
  readonly scope: string;
}

/** Lets a request through that carries a valid token of the issuer with the scope of what is asked for. */
export function allowTokens(
  chart: Construct,
  target: PolicyTarget,
  issuer: string,
  operations: readonly ScopedOperation[],
): void {
  const opened = operations.filter(({ paths }) => paths.length > 0);
  if (opened.length === 0) return;
  policy(
    chart,
    target,
    'ALLOW',
    opened.map(({ scope, ...operation }) => ({
      from: [{ source: { requestPrincipals: [`${issuer}/*`] } }],
      to: [{ operation: copy(operation) }],
      when: [{ key: claimKey('scope'), values: [scope] }],
    })),
  );
}

/** Lets a request through without a token: CORS preflights, which can't carry one, and health checks. */
export function allowAnyone(chart: Construct, target: PolicyTarget, operation: Operation): void {
  if (operation.paths.length === 0) return;
  policy(chart, target, 'ALLOW', [{ to: [{ operation: copy(operation) }] }]);
}

/** Lets a request through whose client showed a certificate of one of these identities, at a gateway that asks for one. */
export function allowCertificates(
  chart: Construct,
  target: PolicyTarget,
  principals: readonly string[],
  operation: Operation,
): void {
  if (operation.paths.length === 0 || principals.length === 0) return;
  policy(chart, target, 'ALLOW', [
    { from: [{ source: { principals: [...principals] } }], to: [{ operation: copy(operation) }] },
  ]);
}

/** Where a client's address is read: from its connection, which it can't forge, or from what trusted proxies forwarded. */
export type AddressSource = 'connection' | 'forwarded';

/** Denies these paths from every other network, whatever else allows them. */
export function denyElsewhere(
  chart: Construct,
  target: PolicyTarget,
  networks: readonly string[],
  addressFrom: AddressSource,
  paths: readonly string[],
): void {
  const source = addressFrom === 'connection' ? { notIpBlocks: [...networks] } : { notRemoteIpBlocks: [...networks] };
  policy(chart, target, 'DENY', [{ from: [{ source }], to: [{ operation: { paths: [...paths] } }] }]);
}

/** Denies these paths to tokens that lack one of the claims, whatever else allows them. A preflight, which has no token, goes on. */
export function denyWithoutClaims(
  chart: Construct,
  target: PolicyTarget,
  claims: Readonly<Record<string, string>>,
  paths: readonly string[],
): void {
  policy(
    chart,
    target,
    'DENY',
    Object.entries(claims).map(([claim, value]) => ({
      to: [{ operation: { paths: [...paths], notMethods: ['OPTIONS'] } }],
      when: [{ key: claimKey(claim), notValues: [value] }],
    })),
  );
}

export interface AllowedCaller {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly methods: readonly string[];
  readonly paths: readonly string[];
}

/** Lets workloads call a port of another, each on the paths that it needs. Their certificates say who they are. */
export function allowCallers(
  chart: Construct,
  target: PolicyTarget,
  port: number,
  callers: readonly AllowedCaller[],
): void {
  policy(
    chart,
    target,
    'ALLOW',
    callers.map(({ namespace, serviceAccount, methods, paths }) => ({
      from: [{ source: { serviceAccounts: [`${namespace}/${serviceAccount}`] } }],
      to: [{ operation: { ports: [`${port}`], methods: [...methods], paths: [...paths] } }],
    })),
  );
}

/** Lets workloads connect to a port that speaks no HTTP, where methods and paths would match nothing. */
export function allowConnections(
  chart: Construct,
  target: PolicyTarget,
  port: number,
  callers: readonly Pick<AllowedCaller, 'namespace' | 'serviceAccount'>[],
): void {
  const serviceAccounts = callers.map(({ namespace, serviceAccount }) => `${namespace}/${serviceAccount}`);
  policy(chart, target, 'ALLOW', [
    { from: [{ source: { serviceAccounts } }], to: [{ operation: { ports: [`${port}`] } }] },
  ]);
}

/** Istio reads `scope` as the list of words that it is; other claims match as text, or as a list that holds the value. */
function claimKey(claim: string): string {
  return `request.auth.claims[${claim}]`;
}

function policy(
  chart: Construct,
  { name, namespace, pods }: PolicyTarget,
  action: 'ALLOW' | 'DENY',
  rules: Rule[],
): void {
  addManifest<IAuthorizationPolicy>(chart, {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name, namespace },
    spec: { action, rules, selector: { matchLabels: { ...pods } } },
  });
}

function copy({ hosts, methods, paths }: Operation) {
  return { ...(hosts && { hosts: [...hosts] }), ...(methods && { methods: [...methods] }), paths: [...paths] };
}
