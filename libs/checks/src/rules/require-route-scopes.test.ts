import type { KubeObject } from '@auditorsec/manifest/types';
import { describe, expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { meshWith } from '../testing-mesh.ts';
import { requireRouteScopes } from './require-route-scopes.ts';

const tokens = object('security.istio.io/v1 RequestAuthentication', 'ingress/tokens', {
  selector: { matchLabels: { istio: 'ingress' } },
  jwtRules: [{ issuer: 'https://id.example.com', audiences: ['shop'] }],
});
const policy = (name: string, action: string, ...rules: unknown[]) =>
  object('security.istio.io/v1 AuthorizationPolicy', `ingress/${name}`, { action, rules });
const from = [{ source: { requestPrincipals: ['https://id.example.com/*'] } }];
const to = [{ operation: { paths: ['/api/*'] } }];
const scoped = (values: string[]) =>
  policy('allow-tokens', 'ALLOW', { from, to, when: [{ key: 'request.auth.claims[scope]', values }] });
const admin = [{ operation: { paths: ['/api/admin', '/api/admin/*'] } }];
const without = (claim: string) => ({ to: admin, when: [{ key: `request.auth.claims[${claim}]`, notValues: ['x'] }] });
const elsewhere = policy('deny-elsewhere', 'DENY', {
  from: [{ source: { notRemoteIpBlocks: ['203.0.113.0/24'] } }],
  to: admin,
});
const findings = (...changed: readonly KubeObject[]) => check(requireRouteScopes, meshWith(...changed));

describe('require-route-scopes', () => {
  test('passes where each rule that admits a token names a scope', () => {
    expect(findings(tokens, scoped(['shop:read']))).toEqual([]);
  });

  test('passes where no token is checked, and rules that admit no token', () => {
    expect(findings(policy('allow-tokens', 'ALLOW', { from, to }))).toEqual([]);
    expect(findings(tokens, policy('allow-preflight', 'ALLOW', { to }))).toEqual([]);
  });

  test('fails where any valid token opens a route', () => {
    expect(findings(tokens, policy('allow-tokens', 'ALLOW', { from, to }))).toMatchInlineSnapshot(`
      [
        "AuthorizationPolicy ingress/allow-tokens spec.rules[0]: a token that was made to read deletes as well: all valid tokens open these paths. Add when: [{key: "request.auth.claims[scope]", values: [<the scope>]}], without a wildcard.",
      ]
    `);
  });

  test('fails where a wildcard takes the scope for another', () => {
    expect(findings(tokens, scoped(['shop:*']))).toMatchInlineSnapshot(`
      [
        "AuthorizationPolicy ingress/allow-tokens spec.rules[0]: a token that was made to read deletes as well: tokens with scopes like shop:* open these paths. Add when: [{key: "request.auth.claims[scope]", values: [<the scope>]}], without a wildcard.",
      ]
    `);
  });

  test('passes where the paths of administrators ask for a scope and a second factor besides the address', () => {
    expect(findings(tokens, elsewhere, policy('deny-unproven', 'DENY', without('scope'), without('amr')))).toEqual([]);
  });

  test('fails where the address is all that makes an administrator, or half of the rest is missing', () => {
    expect(findings(tokens, elsewhere)).toMatchInlineSnapshot(`
      [
        "AuthorizationPolicy ingress/deny-elsewhere spec.rules[0]: whoever is in the right network is an administrator: /api/admin, /api/admin/* ask nothing of a token. Deny them with notValues of request.auth.claims[scope] and of request.auth.claims[amr] too.",
      ]
    `);
    expect(findings(tokens, elsewhere, policy('deny-unproven', 'DENY', without('scope')))).toEqual([
      expect.stringMatching(/Deny them with notValues of request\.auth\.claims\[amr\] too/),
    ]);
  });

  test('two claims in one condition deny a token that lacks both, and no other: that is not enough', () => {
    const both = { to: admin, when: [...without('scope').when, ...without('amr').when] };
    expect(findings(tokens, elsewhere, policy('deny-unproven', 'DENY', both))).toHaveLength(1);
  });

  test('a part of the paths is not all of them', () => {
    const part = ['scope', 'amr'].map((claim) => ({
      ...without(claim),
      to: [{ operation: { paths: ['/api/admin'] } }],
    }));
    expect(findings(tokens, elsewhere, policy('deny-unproven', 'DENY', ...part))).toHaveLength(1);
  });
});
