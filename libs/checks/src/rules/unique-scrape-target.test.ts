import { describe, expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { uniqueScrapeTarget } from './unique-scrape-target.ts';

const selector = { matchExpressions: [{ key: 'service.istio.io/canonical-name', operator: 'Exists' }] };
const proxies = (name: string, namespaces: string[], port = 'http-envoy-prom') =>
  object('monitoring.coreos.com/v1 PodMonitor', `observability/${name}`, {
    selector,
    namespaceSelector: { matchNames: namespaces },
    podMetricsEndpoints: [{ port, path: '/stats/prometheus' }],
  });
const probe = (name: string, url: string) =>
  object('monitoring.coreos.com/v1 Probe', `observability/${name}`, {
    module: 'https',
    targets: { staticConfig: { static: [url] } },
  });
const found = (...list: Parameters<typeof check>[1]) => check(uniqueScrapeTarget, list);

describe('unique-scrape-target', () => {
  test('passes monitors of different namespaces, ports or URLs', () => {
    expect(found(proxies('a', ['shop']), proxies('b', ['edge']), proxies('c', ['shop'], 'metrics'))).toEqual([]);
    expect(found(probe('a', 'https://a.example.com'), probe('b', 'https://b.example.com'))).toEqual([]);
  });

  test('fails two monitors that read the same pods of one namespace', () => {
    expect(found(proxies('a', ['edge', 'shop']), proxies('b', ['shop']))).toMatchInlineSnapshot(`
      [
        "PodMonitor observability/b spec.namespaceSelector: sums count everything twice: PodMonitor observability/a reads the same targets. Keep one of them, or take the shared namespaces out of one.",
      ]
    `);
  });

  test('fails two probes of one URL', () => {
    expect(found(probe('a', 'https://a.example.com'), probe('b', 'https://a.example.com'))).toHaveLength(1);
  });

  test('two endpoints of one monitor are its own affair', () => {
    const twice = proxies('a', ['shop', 'shop']);
    expect(found(twice)).toEqual([]);
  });
});
