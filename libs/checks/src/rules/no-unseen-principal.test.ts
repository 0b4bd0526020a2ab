import type { KubeObject } from '@auditorsec/manifest/types';
import { describe, expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { cartDeployment, gatewayWith, httpsServer, meshWith } from '../testing-mesh.ts';
import { noUnseenPrincipal } from './no-unseen-principal.ts';

const policy = (source: unknown, rest: Record<string, unknown> = {}, name = 'ingress/allow') =>
  object('security.istio.io/v1 AuthorizationPolicy', name, { rules: [{ from: [{ source }] }], ...rest });
const tokens = (issuer: string, name = 'ingress/tokens') =>
  object('security.istio.io/v1 RequestAuthentication', name, { jwtRules: [{ issuer }] });
const principals = { principals: ['cluster.local/ns/default/sa/api-client'] };
const findings = (...changed: readonly KubeObject[]) => check(noUnseenPrincipal, meshWith(...changed));

describe('no-unseen-principal', () => {
  test('fails when a gateway that asks for no certificate admits by principals', () => {
    expect(findings(policy(principals))).toMatchInlineSnapshot(`
      [
        "AuthorizationPolicy ingress/allow spec.rules[0].from[0].source.principals: this lets nobody in, every client gets 403: principals come from the caller's certificate, and no server of this gateway asks for one, so cluster.local/ns/default/sa/api-client is never seen here. Name callers by their token (requestPrincipals) or address (remoteIpBlocks), or set tls.mode MUTUAL on the server.",
      ]
    `);
  });

  test.each([{ namespaces: ['shop'] }, { serviceAccounts: ['shop/cart'] }])('fails for %o just so', (source) => {
    expect(findings(policy(source))).toHaveLength(1);
  });

  test('says of a DENY that it denies nobody', () => {
    expect(findings(policy(principals, { action: 'DENY' }))[0]).toContain('this denies nobody');
  });

  test.each(['MUTUAL', 'OPTIONAL_MUTUAL', 'ISTIO_MUTUAL'])(
    'passes when a server asks for a certificate: %s',
    (mode) => {
      const asking = gatewayWith([{ ...httpsServer, tls: { ...httpsServer.tls, mode } }]);
      expect(findings(policy(principals), asking)).toEqual([]);
    },
  );

  test('passes policies of workloads, and those of a namespace that has other pods as well', () => {
    expect(findings(policy(principals, {}, 'shop/cart'))).toEqual([]);
    const neighbour = { ...cartDeployment, metadata: { name: 'neighbour', namespace: 'ingress' } };
    expect(findings(policy(principals), neighbour)).toEqual([]);
  });

  test('passes addresses and tokens of the issuer that is read', () => {
    expect(findings(policy({ remoteIpBlocks: ['203.0.113.0/24'] }))).toEqual([]);
    for (const value of ['https://id.example.com/*', '*', 'https://id.example.com/me', '*/me'])
      expect(findings(policy({ requestPrincipals: [value] }), tokens('https://id.example.com'))).toEqual([]);
  });

  test('fails when no token is read at all, or only those of other pods', () => {
    const wanted = policy({ requestPrincipals: ['https://id.example.com/*'] });
    expect(findings(wanted)).toMatchInlineSnapshot(`
      [
        "AuthorizationPolicy ingress/allow spec.rules[0].from[0].source.requestPrincipals: this lets nobody in, every client gets 403: https://id.example.com/* is never seen here: no RequestAuthentication selects these pods, so no token is read. Add one for the issuer.",
      ]
    `);
    expect(findings(wanted, tokens('https://id.example.com', 'shop/tokens'))).toHaveLength(1);
    expect(findings(wanted, tokens('https://id.example.com', 'istio-system/tokens'))).toEqual([]);
  });

  test('fails when tokens of another issuer are read, and names the nearest', () => {
    const wanted = policy({ requestPrincipals: ['https://id.example.org/*'] });
    expect(findings(wanted, tokens('https://id.example.com'))).toMatchInlineSnapshot(`
      [
        "AuthorizationPolicy ingress/allow spec.rules[0].from[0].source.requestPrincipals: this lets nobody in, every client gets 403: https://id.example.org/* is never seen here: the RequestAuthentication of these pods reads tokens of https://id.example.com alone. Did you mean https://id.example.com/*?",
      ]
    `);
  });

  test('fails for conditions on claims where no token is read', () => {
    const when = [{ key: 'request.auth.claims[tier]', values: ['gold'] }];
    expect(findings(policy({}, { rules: [{ when }] }))).toHaveLength(1);
    expect(findings(policy({}, { rules: [{ when }] }), tokens('https://id.example.com'))).toEqual([]);
  });
});
