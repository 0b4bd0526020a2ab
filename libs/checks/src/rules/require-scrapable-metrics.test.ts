import { describe, expect, test } from 'vitest';
import { check, deployment, object } from '../testing.ts';
import { requireScrapableMetrics } from './require-scrapable-metrics.ts';

const namespace = object('v1 Namespace', 'shop', {}, { labels: { 'istio-injection': 'enabled' } });
const peers = (spec: unknown, name: string) => object('security.istio.io/v1 PeerAuthentication', name, spec);
const strict = peers({ mtls: { mode: 'STRICT' } }, 'istio-system/default');
const permissive = peers(
  { selector: { matchLabels: { app: 'cart' } }, portLevelMtls: { 9090: { mode: 'PERMISSIVE' } } },
  'shop/cart',
);
const policy = (spec: unknown) => object('security.istio.io/v1 AuthorizationPolicy', 'shop/cart', spec);
const containers = [{ name: 'cart', ports: [{ name: 'metrics', containerPort: 9090 }] }];
const pods = (annotations = {}) => deployment('shop/cart', { app: 'cart' }, { containers }, annotations);

describe('require-scrapable-metrics', () => {
  test('fails when the metrics port takes mutual TLS alone', () => {
    expect(check(requireScrapableMetrics, [namespace, strict, pods()])).toMatchInlineSnapshot(`
      [
        "Deployment shop/cart spec.template.metadata.annotations: Prometheus can't read the metrics of Deployment shop/cart, so its alerts stay silent in an outage: port 9090 takes mutual TLS alone (PeerAuthentication STRICT). Let the port go around the sidecar by the pod annotation traffic.sidecar.istio.io/excludeInboundPorts: "9090", or have the sidecar serve it on 15020 by prometheus.io/scrape: "true" and prometheus.io/port: "9090".",
      ]
    `);
  });

  test('passes when the sidecar serves the metrics with its own', () => {
    const merged = pods({ 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9090' });
    expect(check(requireScrapableMetrics, [namespace, strict, merged])).toEqual([]);
  });

  test('fails when the annotations name another port', () => {
    const other = pods({ 'prometheus.io/scrape': 'true', 'prometheus.io/port': '8080' });
    expect(check(requireScrapableMetrics, [namespace, strict, other])).toHaveLength(1);
  });

  test('passes when the port goes around the sidecar, takes plaintext, or has no sidecar', () => {
    const excluded = pods({ 'traffic.sidecar.istio.io/excludeInboundPorts': '9090' });
    expect(check(requireScrapableMetrics, [namespace, strict, excluded])).toEqual([]);
    expect(check(requireScrapableMetrics, [namespace, strict, permissive, pods()])).toEqual([]);
    expect(check(requireScrapableMetrics, [strict, pods()])).toEqual([]);
  });

  test('fails when plaintext is taken but authorized for nobody without a certificate', () => {
    const nothing = policy({});
    const gateway = policy({
      rules: [
        { from: [{ source: { serviceAccounts: ['ingress/gateway'] } }], to: [{ operation: { ports: ['8000'] } }] },
      ],
    });
    const certified = policy({ rules: [{ from: [{ source: { namespaces: ['observability'] } }] }] });
    for (const closed of [nothing, gateway, certified])
      expect(check(requireScrapableMetrics, [namespace, permissive, closed, pods()])).toHaveLength(1);
    const open = policy({
      rules: [{ to: [{ operation: { ports: ['9090'], methods: ['GET'], paths: ['/metrics'] } }] }],
    });
    expect(check(requireScrapableMetrics, [namespace, permissive, open, pods()])).toEqual([]);
  });

  test('ports of other names are not scraped', () => {
    const other = deployment(
      'shop/cart',
      { app: 'cart' },
      { containers: [{ name: 'cart', ports: [{ name: 'http', containerPort: 9090 }] }] },
    );
    expect(check(requireScrapableMetrics, [namespace, strict, other])).toEqual([]);
  });
});
