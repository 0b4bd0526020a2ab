import { suggest } from '@auditorsec/problem/suggest';
import {
  type AuthorizationPolicy,
  authorizationPolicies,
  policyPods,
  readsToken,
  type Source,
} from '../authorization.ts';
import { gatewayPods, gateways } from '../gateway.ts';
import { overlaps, policyPattern } from '../istio-pattern.ts';
import type { ClusterObjects, PodTemplate } from '../objects.ts';
import { issuersOf } from '../request-authentication.ts';
import type { ClusterRule, Report } from '../rule.ts';

const PEER_FIELDS = ['principals', 'namespaces', 'serviceAccounts'] as const;
const ASKS_CERTIFICATE = new Set(['MUTUAL', 'OPTIONAL_MUTUAL', 'ISTIO_MUTUAL']);

/**
 * A policy names no identity that its proxy can't see: callers' certificates at a gateway that asks for none, tokens
 * where no RequestAuthentication reads them, or tokens of another issuer.
 */
export const noUnseenPrincipal: ClusterRule = {
  name: 'no-unseen-principal',
  scope: 'cluster',
  check(objects, report) {
    const blind = gatewaysWithoutCertificate(objects);
    for (const policy of authorizationPolicies(objects)) {
      const pods = policyPods(objects, policy);
      if (pods.length === 0) continue;
      const issuers = new Set(pods.flatMap((pod) => issuersOf(objects, pod)));
      for (const { source, field } of sourcesOf(policy)) {
        if (pods.every((pod) => blind.has(pod))) checkPeers(policy, source, field, report);
        checkTokens(policy, source, field, [...issuers], report);
      }
      if (issuers.size === 0) checkConditions(policy, report);
    }
  },
};

/** Gateway pods none of whose servers sees a client certificate. */
function gatewaysWithoutCertificate(objects: ClusterObjects): ReadonlySet<PodTemplate> {
  const blind = new Set<PodTemplate>();
  const seeing = new Set<PodTemplate>();
  for (const gateway of gateways(objects)) {
    const asks = gateway.object.spec?.servers?.some(({ tls }) => ASKS_CERTIFICATE.has(tls?.mode ?? ''));
    for (const pod of gatewayPods(objects, gateway)) (asks ? seeing : blind).add(pod);
  }
  return blind.difference(seeing);
}

function sourcesOf({ object: { spec } }: AuthorizationPolicy): { source: Source; field: string }[] {
  return (spec?.rules ?? []).flatMap(({ from = [] }, rule) =>
    from.map(({ source = {} }, index) => ({ source, field: `spec.rules[${rule}].from[${index}].source` })),
  );
}

function checkPeers(policy: AuthorizationPolicy, source: Source, field: string, report: Report): void {
  const named = PEER_FIELDS.find((name) => source[name] !== undefined);
  if (!named) return;
  report(
    policy.file,
    `${effect(policy)}: ${named} come from the caller's certificate, and no server of this gateway asks for one, so ` +
      `${source[named]?.join(', ')} is never seen here. Name callers by their token (requestPrincipals) or address ` +
      '(remoteIpBlocks), or set tls.mode MUTUAL on the server.',
    `${field}.${named}`,
  );
}

function checkTokens(
  policy: AuthorizationPolicy,
  source: Source,
  field: string,
  issuers: string[],
  report: Report,
): void {
  const principals = source.requestPrincipals;
  if (!principals) return;
  const seen = principals.some((value) =>
    issuers.some((issuer) => overlaps(policyPattern(value), { kind: 'prefix', text: `${issuer}/` })),
  );
  if (seen) return;
  const nearest = suggest(
    principals[0] ?? '',
    issuers.map((issuer) => `${issuer}/*`),
  );
  const why =
    issuers.length === 0
      ? 'no RequestAuthentication selects these pods, so no token is read. Add one for the issuer.'
      : `the RequestAuthentication of these pods reads tokens of ${issuers.join(', ')} alone. ` +
        (nearest ? `Did you mean ${nearest}?` : 'Write <issuer>/<subject>.');
  report(
    policy.file,
    `${effect(policy)}: ${principals.join(', ')} is never seen here: ${why}`,
    `${field}.requestPrincipals`,
  );
}

function checkConditions(policy: AuthorizationPolicy, report: Report): void {
  for (const [rule, { when = [] }] of (policy.object.spec?.rules ?? []).entries()) {
    for (const [index, { key, values }] of when.entries()) {
      if (!values || !readsToken(key)) continue;
      const why = 'no RequestAuthentication selects these pods, so no token is read. Add one for the issuer.';
      report(policy.file, `${effect(policy)}: ${key} is never seen here: ${why}`, `spec.rules[${rule}].when[${index}]`);
    }
  }
}

function effect({ object }: AuthorizationPolicy): string {
  return object.spec?.action === 'DENY' ? 'this denies nobody' : 'this lets nobody in, every client gets 403';
}
