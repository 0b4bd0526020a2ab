import type { Workload } from '@auditorsec/config/app';
import type { Fleet } from '@auditorsec/config/fleet';
import { allowAnyone, allowTokens, denyElsewhere } from '@auditorsec/mesh-security/authorization';
import { tokenValidation } from '@auditorsec/mesh-security/tokens';
import type { Construct } from 'constructs';
import { METHODS, policyPath } from './routes.ts';

/**
 * Who may pass the gateway. The namespace denies by default; clients come with a token, not with a certificate, so
 * sources are `requestPrincipals` and addresses, never the `principals` of the plan, which would match nobody.
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
  const paths = (access: 'token' | 'public') =>
    fleet.routes.filter((route) => route.access === access).map((route) => policyPath(route.path));
  tokenValidation(chart, { name, namespace, pods, issuer, audiences, keys });
  allowTokens(chart, target('allow-tokens'), issuer, { hosts, methods: METHODS.token, paths: paths('token') });
  // Authorization runs before the CORS filter, and a preflight carries no token.
  allowAnyone(chart, target('allow-preflight'), { hosts, methods: ['OPTIONS'], paths: paths('token') });
  allowAnyone(chart, target('allow-public'), { hosts, methods: METHODS.public, paths: paths('public') });
  const { networks, paths: adminPaths } = fleet.admin;
  denyElsewhere(
    chart,
    target('deny-admin-elsewhere'),
    networks,
    adminPaths.flatMap((path) => [path, `${path}/*`]),
  );
}
