import { type AuthorizationPolicy, type AuthorizationRule, policiesOf } from '../authorization.ts';
import { covers, policyPattern } from '../istio-pattern.ts';
import type { PodTemplate } from '../objects.ts';
import { authenticatedPods, requestAuthentications } from '../request-authentication.ts';
import type { ClusterRule, Report } from '../rule.ts';

const SCOPE = 'request.auth.claims[scope]';
const FACTORS = 'request.auth.claims[amr]';

/** Where tokens are checked, a rule that admits one names the scope that it carries; what is kept for some addresses asks for a second factor too. */
export const requireRouteScopes: ClusterRule = {
  name: 'require-route-scopes',
  scope: 'cluster',
  check(objects, report) {
    const pods = requestAuthentications(objects).flatMap((each) => [...authenticatedPods(objects, each)]);
    const policies = (action: 'ALLOW' | 'DENY') =>
      new Set([...new Set(pods)].flatMap((pod: PodTemplate) => policiesOf(objects, pod, action)));
    for (const policy of policies('ALLOW')) checkScopes(policy, report);
    checkAdministrators([...policies('DENY')], report);
  },
};

function checkScopes({ file, object }: AuthorizationPolicy, report: Report): void {
  for (const [index, rule] of (object.spec?.rules ?? []).entries()) {
    if (!rule.from?.some(({ source }) => source?.requestPrincipals)) continue;
    const values = rule.when?.find(({ key }) => key === SCOPE)?.values ?? [];
    if (values.length > 0 && !values.some((value) => value.includes('*'))) continue;
    const found = values.length > 0 ? `tokens with scopes like ${values.join(', ')}` : 'all valid tokens';
    const message = `a token that was made to read deletes as well: ${found} open these paths. Add when: [{key: "${SCOPE}", values: [<the scope>]}], without a wildcard.`;
    report(file, message, `spec.rules[${index}]`);
  }
}

/** Paths that a DENY keeps for some addresses are those of administrators. */
function checkAdministrators(denies: readonly AuthorizationPolicy[], report: Report): void {
  for (const { file, object } of denies)
    for (const [index, rule] of (object.spec?.rules ?? []).entries()) {
      if (!rule.from?.some(({ source }) => source?.notIpBlocks ?? source?.notRemoteIpBlocks)) continue;
      const missing = [SCOPE, FACTORS].filter((key) => pathsOf(rule).some((path) => !deniesWithout(denies, key, path)));
      if (missing.length === 0) continue;
      const message =
        `whoever is in the right network is an administrator: ${pathsOf(rule).join(', ')} ask nothing of a token. ` +
        `Deny them with notValues of ${missing.join(' and of ')} too.`;
      report(file, message, `spec.rules[${index}]`);
    }
}

function deniesWithout(denies: readonly AuthorizationPolicy[], key: string, path: string): boolean {
  return denies
    .flatMap(({ object }) => object.spec?.rules ?? [])
    .some(
      (rule) =>
        rule.when?.length === 1 &&
        rule.when[0]?.key === key &&
        rule.when[0].notValues &&
        pathsOf(rule).some((own) => covers(policyPattern(own), policyPattern(path))),
    );
}

function pathsOf({ to = [] }: AuthorizationRule): string[] {
  return to.flatMap(({ operation }) => operation?.paths ?? []);
}
