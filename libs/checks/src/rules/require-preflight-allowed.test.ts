import type { KubeObject } from '@auditorsec/manifest/types';
import { describe, expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { delegate, meshWith, root, virtualService } from '../testing-mesh.ts';
import { requirePreflightAllowed } from './require-preflight-allowed.ts';

const corsPolicy = { allowOrigins: [{ exact: 'https://app.example.com' }] };
const browsed = (hosts = ['shop.example.com']) =>
  virtualService('shop/root', {
    hosts,
    gateways: ['ingress/shop'],
    http: [{ match: [{ uri: { prefix: '/api/' } }], corsPolicy, delegate: { name: 'cart' } }],
  });
const policy = (name: string, rules: unknown[], action = 'ALLOW') =>
  object('security.istio.io/v1 AuthorizationPolicy', `ingress/${name}`, { action, rules });
const from = [{ source: { requestPrincipals: ['https://id.example.com/*'] } }];
const tokens = (operation: unknown) => policy('allow-tokens', [{ from, to: [{ operation }] }]);
const preflight = (operation: object) =>
  policy('allow-preflight', [{ to: [{ operation: { methods: ['OPTIONS'], ...operation } }] }]);
const findings = (...changed: readonly KubeObject[]) => check(requirePreflightAllowed, meshWith(...changed));

describe('require-preflight-allowed', () => {
  test('passes when the gateway restricts nothing', () => {
    expect(findings(browsed())).toEqual([]);
  });

  test('passes when OPTIONS is admitted without a token for the paths of the route', () => {
    expect(findings(browsed(), tokens({ paths: ['/api/*'] }), preflight({ paths: ['/api/*'] }))).toEqual([]);
    expect(findings(browsed(), tokens({ paths: ['/api/*'] }), preflight({}))).toEqual([]);
  });

  test('fails when nothing admits OPTIONS without a token', () => {
    expect(findings(browsed(), tokens({ paths: ['/api/*'] }))).toMatchInlineSnapshot(`
      [
        "VirtualService shop/root spec.http[0].corsPolicy: browsers can't call the API: the gateway, Deployment ingress/gateway, answers the preflight of shop.example.com/api/* with 403, since no AuthorizationPolicy admits it without a token. Add an ALLOW rule without from, for methods: [OPTIONS] and these hosts and paths.",
      ]
    `);
  });

  test('fails when the preflight of a part of the paths, or of a host, is left out', () => {
    expect(findings(browsed(), tokens({ paths: ['/api/*'] }), preflight({ paths: ['/api/orders/*'] }))).toHaveLength(1);
    const hosts = ['shop.example.com', 'shop.example.org'];
    const one = preflight({ hosts: ['shop.example.com'] });
    expect(findings(browsed(hosts), tokens({}), one)[0]).toContain('shop.example.org/api/*');
  });

  test('a host or a path that no browser can call with a token needs no preflight', () => {
    const one = { hosts: ['shop.example.com'] };
    const hosts = ['shop.example.com', 'origin.example.com'];
    expect(findings(browsed(hosts), tokens(one), preflight(one))).toEqual([]);
    const orders = { paths: ['/api/orders/*'] };
    expect(findings(browsed(), tokens(orders), preflight(orders))).toEqual([]);
  });

  test('an OPTIONS rule that asks for a token, or for an address, does not do', () => {
    const operation = { methods: ['OPTIONS'] };
    const known = policy('allow-office', [
      { from: [{ source: { ipBlocks: ['203.0.113.0/24'] } }], to: [{ operation }] },
    ]);
    expect(findings(browsed(), tokens({}), known)).toHaveLength(1);
  });

  test('fails when a DENY for requests without a token takes preflights as well', () => {
    const anonymous = [{ source: { notRequestPrincipals: ['*'] } }];
    expect(findings(browsed(), policy('deny', [{ from: anonymous }], 'DENY'))).toHaveLength(1);
    const to = [{ operation: { notMethods: ['OPTIONS'] } }];
    expect(findings(browsed(), policy('deny', [{ from: anonymous, to }], 'DENY'))).toEqual([]);
  });

  test('routes without a CORS policy need none; one of the delegate counts', () => {
    expect(findings(root, tokens({}))).toEqual([]);
    const http = [{ corsPolicy, route: [{ destination: { host: 'cart' } }] }];
    const found = findings(root, virtualService('shop/cart', { ...(delegate['spec'] as object), http }), tokens({}));
    expect(found[0]).toMatch(/^VirtualService shop\/cart spec\.http\[0\]\.corsPolicy: /);
  });
});
