import type { KubeObject } from '@auditorsec/manifest/types';
import { describe, expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { meshWith } from '../testing-mesh.ts';
import { requireTokenPolicy } from './require-token-policy.ts';

const jwt = { issuer: 'https://id.example.com', audiences: ['shop'] };
const tokens = (rule: unknown = jwt) =>
  object('security.istio.io/v1 RequestAuthentication', 'ingress/tokens', {
    selector: { matchLabels: { istio: 'ingress' } },
    jwtRules: [rule],
  });
const policy = (name: string, rules: unknown[], action = 'ALLOW') =>
  object('security.istio.io/v1 AuthorizationPolicy', `ingress/${name}`, { action, rules });
const from = [{ source: { requestPrincipals: ['https://id.example.com/*'] } }];
const demanding = policy('allow-tokens', [
  { from, to: [{ operation: { paths: ['/api/*'], methods: ['GET', 'POST'] } }] },
]);
const open = (operation: unknown) => policy('allow-public', [{ to: [{ operation }] }]);
const findings = (...changed: readonly KubeObject[]) => check(requireTokenPolicy, meshWith(...changed));

describe('require-token-policy', () => {
  test('passes when a policy demands what the RequestAuthentication checks', () => {
    expect(findings(tokens(), demanding)).toEqual([]);
  });

  test('passes without a RequestAuthentication: no token is meant', () => {
    expect(findings()).toEqual([]);
  });

  test('passes routes that have a public rule of their own, and preflights', () => {
    expect(findings(tokens(), demanding, open({ paths: ['/health'] }))).toEqual([]);
    expect(findings(tokens(), demanding, open({ paths: ['/api/*'], methods: ['OPTIONS'] }))).toEqual([]);
    expect(findings(tokens(), demanding, open({ paths: ['/api/*'], hosts: ['docs.example.com'] }))).toHaveLength(1);
  });

  test('fails when no policy is there', () => {
    expect(findings(tokens())).toMatchInlineSnapshot(`
      [
        "RequestAuthentication ingress/tokens: anyone calls Deployment ingress/gateway without a token: no AuthorizationPolicy demands one. Add from: [{source: {requestPrincipals: ["<issuer>/*"]}}] to the ALLOW policy of the routes that need a token.",
      ]
    `);
  });

  test('fails when policies admit requests and none demands a token', () => {
    expect(findings(tokens(), open({ paths: ['/api/*'] }))).toMatchInlineSnapshot(`
      [
        "RequestAuthentication ingress/tokens: anyone calls Deployment ingress/gateway without a token: AuthorizationPolicy ingress/allow-public admit requests, and none demands one. Add from: [{source: {requestPrincipals: ["<issuer>/*"]}}] to the ALLOW policy of the routes that need a token.",
      ]
    `);
  });

  test('fails when a rule without a token admits what another demands one for', () => {
    expect(findings(tokens(), demanding, open({ paths: ['/api/orders'] }))).toMatchInlineSnapshot(`
      [
        "AuthorizationPolicy ingress/allow-public spec.rules[0]: anyone calls Deployment ingress/gateway without a token: this rule admits what AuthorizationPolicy ingress/allow-tokens demands a token for. Narrow its paths, methods or hosts to what is public, or demand the token here too.",
      ]
    `);
    expect(findings(tokens(), demanding, open({ methods: ['GET'] }))).toHaveLength(1);
    expect(findings(tokens(), demanding, open({ paths: ['/api/*'], methods: ['DELETE'] }))).toEqual([]);
  });

  test('callers that are known otherwise are not the public', () => {
    const office = policy('allow-office', [{ from: [{ source: { remoteIpBlocks: ['203.0.113.0/24'] } }] }]);
    expect(findings(tokens(), demanding, office)).toEqual([]);
  });

  test('a claim is a demand for a token as well', () => {
    const when = [{ key: 'request.auth.claims[tier]', values: ['gold'] }];
    expect(findings(tokens(), policy('allow-gold', [{ when }]))).toEqual([]);
  });

  test('passes when a DENY takes every request without a token', () => {
    const deny = policy('deny-anonymous', [{ from: [{ source: { notRequestPrincipals: ['*'] } }] }], 'DENY');
    expect(findings(tokens(), deny)).toEqual([]);
    expect(findings(tokens(), deny, open({ paths: ['/api/*'] }))).toEqual([]);
  });

  test('fails without audiences, and without an issuer', () => {
    expect(findings(tokens({ issuer: 'https://id.example.com' }), demanding)).toMatchInlineSnapshot(`
      [
        "RequestAuthentication ingress/tokens spec.jwtRules[0].audiences: a token that the issuer made for any other service opens this one. Write the audiences that this service goes by.",
      ]
    `);
    expect(findings(tokens({ audiences: ['shop'] }), demanding)).toHaveLength(1);
  });
});
