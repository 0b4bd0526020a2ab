import type { KubeObject } from '@auditorsec/manifest/types';
import { describe, expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { cartDeployment, cartHost, destinationRule, meshWith } from '../testing-mesh.ts';
import { matchMtlsModes } from './match-mtls-modes.ts';

const injected = object('v1 Namespace', 'shop', {}, { labels: { 'istio-injection': 'enabled' } });
const peers = (spec: unknown, name = 'istio-system/default') =>
  object('security.istio.io/v1 PeerAuthentication', name, spec);
const strict = peers({ mtls: { mode: 'STRICT' } });
const speaking = (mode: string) => destinationRule({ host: cartHost, trafficPolicy: { tls: { mode } } });
const findings = (...changed: readonly KubeObject[]) => check(matchMtlsModes, meshWith(...changed));

describe('match-mtls-modes', () => {
  test('passes when clients speak mutual TLS to a sidecar that takes nothing else', () => {
    expect(findings(injected, strict, speaking('ISTIO_MUTUAL'))).toEqual([]);
  });

  test('passes a rule without a mode: Istio picks the right one', () => {
    expect(findings(injected, strict, destinationRule({ host: cartHost, trafficPolicy: {} }))).toEqual([]);
  });

  test('fails when clients speak plaintext under STRICT', () => {
    expect(findings(injected, strict, speaking('DISABLE'))).toMatchInlineSnapshot(`
      [
        "DestinationRule shop/cart spec.trafficPolicy.tls.mode: Service shop/cart port 8000: every request fails with 503: clients speak tls.mode DISABLE, but Deployment shop/cart takes mutual TLS alone on port 8000 (PeerAuthentication STRICT). Write tls.mode: ISTIO_MUTUAL, or no tls: Istio then picks the mode.",
      ]
    `);
  });

  test('fails when clients speak mutual TLS to pods without a proxy', () => {
    expect(findings(speaking('ISTIO_MUTUAL'))).toMatchInlineSnapshot(`
      [
        "DestinationRule shop/cart spec.trafficPolicy.tls.mode: Service shop/cart port 8000: every request fails with 503: clients open mutual TLS, but Deployment shop/cart has no proxy on port 8000 that ends it (no injection, an excluded port, or PeerAuthentication DISABLE). Inject its pods, or write tls.mode: DISABLE.",
      ]
    `);
  });

  test('fails when mutual TLS is switched off for the namespace, for the workload, or for its port', () => {
    const off = { mode: 'DISABLE' };
    const selector = { matchLabels: { app: 'cart' } };
    for (const spec of [{ mtls: off }, { selector, mtls: off }, { selector, portLevelMtls: { 8000: off } }])
      expect(findings(injected, strict, peers(spec, 'shop/cart'), speaking('ISTIO_MUTUAL'))).toHaveLength(1);
  });

  test('passes plaintext where the workload permits it, or its port goes around the sidecar', () => {
    const permissive = peers({ selector: { matchLabels: { app: 'cart' } }, mtls: { mode: 'PERMISSIVE' } }, 'shop/cart');
    expect(findings(injected, strict, permissive, speaking('DISABLE'))).toEqual([]);
    const excluded = structuredClone(cartDeployment) as typeof cartDeployment & {
      spec: { template: { metadata: object } };
    };
    Object.assign(excluded.spec.template.metadata, {
      annotations: { 'traffic.sidecar.istio.io/excludeInboundPorts': '9090,8000' },
    });
    expect(findings(injected, strict, excluded, speaking('DISABLE'))).toEqual([]);
    expect(findings(injected, strict, excluded, speaking('ISTIO_MUTUAL'))).toHaveLength(1);
  });

  test('a policy for other pods, or of another namespace, changes nothing', () => {
    const other = peers({ selector: { matchLabels: { app: 'till' } }, mtls: { mode: 'PERMISSIVE' } }, 'shop/till');
    const elsewhere = peers({ mtls: { mode: 'PERMISSIVE' } }, 'bank/default');
    expect(findings(injected, strict, other, elsewhere, speaking('DISABLE'))).toHaveLength(1);
  });

  test('the settings of a port and of a subset are judged in their own place', () => {
    const rule = destinationRule({
      host: 'cart',
      trafficPolicy: { tls: { mode: 'DISABLE' }, portLevelSettings: [{ port: { number: 8000 } }] },
      subsets: [
        { name: 'v1', labels: { version: 'v1' }, trafficPolicy: { tls: { mode: 'SIMPLE' } } },
        { name: 'v2', labels: { version: 'v2' }, trafficPolicy: { tls: { mode: 'SIMPLE' } } },
      ],
    });
    const places = findings(injected, strict, rule).map((text) => text.split(': ')[0]);
    expect(places).toEqual(['DestinationRule shop/cart spec.subsets[0].trafficPolicy.tls.mode']);
  });

  test('a wildcard host is for all Services that it covers', () => {
    const rule = destinationRule({ host: '*.shop.svc.cluster.local', trafficPolicy: { tls: { mode: 'DISABLE' } } });
    expect(findings(injected, strict, rule)).toHaveLength(1);
  });
});
