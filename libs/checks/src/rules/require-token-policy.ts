import { objectName } from '@auditorsec/manifest/patch';
import {
  type AuthorizationPolicy,
  type AuthorizationRule,
  policiesOf,
  readsToken,
  type Source,
} from '../authorization.ts';
import { overlaps, policyPattern } from '../istio-pattern.ts';
import type { ClusterObjects, PodTemplate } from '../objects.ts';
import { authenticatedPods, type RequestAuthentication, requestAuthentications } from '../request-authentication.ts';
import type { ClusterRule, Report } from '../rule.ts';

interface PolicyRule {
  readonly policy: AuthorizationPolicy;
  readonly rule: AuthorizationRule;
  readonly field: string;
}

/**
 * Where tokens are checked they are also demanded: a RequestAuthentication alone lets requests without a token pass. A
 * route is public when a rule of its own, that no rule with a token overlaps, admits it.
 */
export const requireTokenPolicy: ClusterRule = {
  name: 'require-token-policy',
  scope: 'cluster',
  check(objects, report) {
    const judged = new Set<string>();
    for (const authentication of requestAuthentications(objects)) {
      checkIssuers(authentication, report);
      for (const pod of authenticatedPods(objects, authentication)) {
        if (deniesWithoutToken(objects, pod)) continue;
        checkPod(objects, authentication, pod, (file, message, field) => {
          if (judged.has(message)) return;
          judged.add(message);
          report(file, message, field);
        });
      }
    }
  },
};

function checkIssuers({ file, object }: RequestAuthentication, report: Report): void {
  for (const [index, { issuer, audiences = [] }] of (object.spec?.jwtRules ?? []).entries()) {
    const field = `spec.jwtRules[${index}]`;
    if (!issuer) report(file, 'tokens of any issuer whose key fits are accepted. Write the issuer.', `${field}.issuer`);
    if (audiences.length > 0) continue;
    const risk = 'a token that the issuer made for any other service opens this one';
    report(file, `${risk}. Write the audiences that this service goes by.`, `${field}.audiences`);
  }
}

/** The other way to demand tokens, for all requests: a DENY rule for those without. */
function deniesWithoutToken(objects: ClusterObjects, pod: PodTemplate): boolean {
  const rules = policiesOf(objects, pod, 'DENY').flatMap(rulesOf);
  return rules.some(
    ({ rule: { from = [], to, when } }) =>
      !to && !when && from.some(({ source }) => source?.notRequestPrincipals?.includes('*')),
  );
}

function checkPod(objects: ClusterObjects, { file }: RequestAuthentication, pod: PodTemplate, report: Report): void {
  const workload = objectName(pod.file.object);
  const allows = policiesOf(objects, pod, 'ALLOW');
  const mend =
    'Add from: [{source: {requestPrincipals: ["<issuer>/*"]}}] to the ALLOW policy of the routes that need a token';
  if (allows.length === 0) {
    report(file, `anyone calls ${workload} without a token: no AuthorizationPolicy demands one. ${mend}.`);
    return;
  }
  const rules = allows.flatMap(rulesOf);
  const open = rules.filter(({ rule }) => isOpen(rule) && !isPreflight(rule));
  const closed = rules.filter(({ rule }) => !isOpen(rule));
  if (closed.length === 0 && open.length > 0) {
    const names = [...new Set(open.map(({ policy }) => objectName(policy.file.object)))].join(', ');
    report(file, `anyone calls ${workload} without a token: ${names} admit requests, and none demands one. ${mend}.`);
    return;
  }
  for (const { policy, rule, field } of open) {
    const undone = closed.find((other) => demandsToken(other.rule) && operationsOverlap(rule, other.rule));
    if (!undone) continue;
    const message =
      `anyone calls ${workload} without a token: this rule admits what ${objectName(undone.policy.file.object)} ` +
      'demands a token for. Narrow its paths, methods or hosts to what is public, or demand the token here too.';
    report(policy.file, message, field);
  }
}

function rulesOf(policy: AuthorizationPolicy): PolicyRule[] {
  return (policy.object.spec?.rules ?? []).map((rule, index) => ({ policy, rule, field: `spec.rules[${index}]` }));
}

/** Whether anyone satisfies the rule: no identity, no address, no claim is asked for. */
function isOpen({ from, when = [] }: AuthorizationRule): boolean {
  return (from === undefined || from.some(({ source }) => !names(source))) && !when.some(({ key }) => readsToken(key));
}

function names(source: Source = {}): boolean {
  const { principals, namespaces, serviceAccounts, requestPrincipals, ipBlocks, remoteIpBlocks } = source;
  return [principals, namespaces, serviceAccounts, requestPrincipals, ipBlocks, remoteIpBlocks].some((list) => list);
}

function demandsToken({ from = [], when = [] }: AuthorizationRule): boolean {
  return from.some(({ source }) => source?.requestPrincipals) || when.some(({ key }) => readsToken(key));
}

function isPreflight({ to = [] }: AuthorizationRule): boolean {
  return to.length > 0 && to.every(({ operation }) => operation?.methods?.every((method) => method === 'OPTIONS'));
}

function operationsOverlap(a: AuthorizationRule, b: AuthorizationRule): boolean {
  const listsOverlap = (some: string[] = ['*'], others: string[] = ['*']) =>
    some.some((text) => others.some((other) => overlaps(policyPattern(text), policyPattern(other))));
  return (a.to ?? [{}]).some(({ operation: left = {} }) =>
    (b.to ?? [{}]).some(
      ({ operation: right = {} }) =>
        listsOverlap(left.paths, right.paths) &&
        listsOverlap(left.methods, right.methods) &&
        listsOverlap(left.hosts, right.hosts) &&
        listsOverlap(left.ports, right.ports),
    ),
  );
}
