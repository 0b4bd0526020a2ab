import {
  allowAnyone,
  allowCallers,
  allowCertificates,
  allowConnections,
  allowTokens,
  denyElsewhere,
  denyWithoutClaims,
} from '@auditorsec/mesh-security/authorization';
import { strictMutualTls } from '@auditorsec/mesh-security/mutual-tls';
import { tokenValidation } from '@auditorsec/mesh-security/tokens';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  const edge = { namespace: 'istio-ingress', pods: { istio: 'ingress' } };
  const issuer = 'https://id.example.com';
  const [hosts, paths] = [['api.example.com'], ['/v1/*']];
  strictMutualTls(chart);
  tokenValidation(chart, {
    name: 'api',
    ...edge,
    issuer,
    audiences: ['api.example.com'],
    keys: `${issuer}/jwks.json`,
    claimHeaders: { 'x-auth-sub': 'sub' },
  });
  allowTokens(chart, { name: 'allow-tokens', ...edge }, issuer, [
    { hosts, methods: ['GET'], paths, scope: 'shop:read' },
    { hosts, methods: ['POST'], paths, scope: 'shop:write' },
  ]);
  allowCertificates(chart, { name: 'allow-machines', ...edge }, ['cluster.local/ns/default/sa/robot'], {
    hosts,
    paths,
  });
  allowAnyone(chart, { name: 'allow-preflight', ...edge }, { hosts, methods: ['OPTIONS'], paths });
  const admin = ['/v1/admin', '/v1/admin/*'];
  denyElsewhere(chart, { name: 'deny-admin', ...edge }, ['192.0.2.0/24'], 'forwarded', admin);
  denyWithoutClaims(chart, { name: 'deny-unproven', ...edge }, { scope: 'admin', amr: 'mfa' }, admin);
  allowCallers(chart, { name: 'cart', namespace: 'shop', pods: { app: 'cart' } }, 8000, [
    { namespace: 'istio-ingress', serviceAccount: 'istio-ingress', methods: ['GET', 'POST'], paths },
  ]);
  allowConnections(chart, { name: 'cache', namespace: 'shop', pods: { app: 'cache' } }, 6379, [
    { namespace: 'shop', serviceAccount: 'cart' },
  ]);
}
