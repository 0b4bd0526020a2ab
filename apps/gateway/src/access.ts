import type { Workload } from '@auditorsec/config/app';
import type { Fleet } from '@auditorsec/config/fleet';
import { claimHeaders } from '@auditorsec/edge-filters/claim-headers';
import { clientAddress } from '@auditorsec/ingress-gateway/load-balancer';
import {
  allowAnyone,
  allowCertificates,
  allowTokens,
  denyElsewhere,
  denyWithoutClaims,
  type ScopedOperation,
} from '@auditorsec/mesh-security/authorization';
import { tokenValidation } from '@auditorsec/mesh-security/tokens';
import type { Construct } from 'constructs';
import { METHODS, policyPath, SCOPED_METHODS } from './routes.ts';

/** Begins the headers in which apps find the claims of a token; whatever a client writes there is removed. */
const CLAIM_HEADERS = 'x-auth-';

/**
 * Who may pass the gateway. The namespace denies by default; clients come with a token, so sources are
 * `requestPrincipals` and addresses. `principals`, which the plan has, would match nobody unless the fleet says that
 * gateways ask for certificates.
 */
export function access(
  chart: Construct,
  name: string,
  workload: Workload,
  hosts: readonly string[],
  fleet: Fleet,
): void {
  const { namespace, labels: pods } = workload;
  const { issuer, audiences, keys } = fleet.tokens;
  const target = (name: string) => ({ name, namespace, pods });
  const paths = (access: keyof typeof METHODS) =>
    fleet.routes.filter((route) => route.access === access).map((route) => policyPath(route.path));
  claimHeaders(chart, { namespace, pods }, CLAIM_HEADERS);
  tokenValidation(chart, {
    name,
    namespace,
    pods,
    issuer,
    audiences,
    keys,
    claimHeaders: { [`${CLAIM_HEADERS}sub`]: 'sub', [`${CLAIM_HEADERS}tier`]: 'tier' },
  });
  allowTokens(chart, target('allow-tokens'), issuer, scoped(hosts, fleet.routes));
  const machines = { hosts, methods: METHODS.token, paths: paths('token') };
  allowCertificates(chart, target('allow-certificates'), fleet.clientCertificates?.principals ?? [], machines);
  // Authorization runs before the CORS filter, and a preflight carries no token.
  const called = [...paths('token'), ...paths('login')];
  allowAnyone(chart, target('allow-preflight'), { hosts, methods: ['OPTIONS'], paths: called });
  allowAnyone(chart, target('allow-public'), { hosts, methods: METHODS.public, paths: paths('public') });
  allowAnyone(chart, target('allow-login'), { hosts, methods: METHODS.login, paths: paths('login') });
  const { networks, scope, amr } = fleet.admin;
  const { addressFrom } = clientAddress[fleet.loadBalancer.topology];
  const administrators = fleet.admin.paths.flatMap((path) => [path, `${path}/*`]);
  denyElsewhere(chart, target('deny-admin-elsewhere'), networks, addressFrom, administrators);
  denyWithoutClaims(chart, target('deny-admin-unproven'), { scope, amr }, administrators);
}

/** What tokens open: each route to read by one scope, and to write by another. */
function scoped(hosts: readonly string[], routes: Fleet['routes']): ScopedOperation[] {
  return routes.flatMap(({ path, scopes }) => {
    if (!scopes) return [];
    const opened = { hosts, paths: [policyPath(path)] };
    return [
      { ...opened, methods: SCOPED_METHODS.read, scope: scopes.read },
      { ...opened, methods: SCOPED_METHODS.write, scope: scopes.write },
    ];
  });
}
