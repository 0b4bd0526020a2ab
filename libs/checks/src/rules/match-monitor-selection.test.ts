import { describe, expect, test } from 'vitest';
import { check, deployment, object } from '../testing.ts';
import { matchMonitorSelection } from './match-monitor-selection.ts';

const platform = { matchLabels: { prometheus: 'platform' } };
const labels = { prometheus: 'platform' };
const server = (spec: object = {}) =>
  object('monitoring.coreos.com/v1 Prometheus', 'observability/platform', {
    serviceMonitorSelector: platform,
    serviceMonitorNamespaceSelector: {},
    podMonitorSelector: platform,
    podMonitorNamespaceSelector: {},
    ruleSelector: platform,
    ...spec,
  });
const monitor = (spec: object = {}, metadata: object = { labels }) =>
  object('monitoring.coreos.com/v1 ServiceMonitor', 'shop/cart', { selector: {}, endpoints: [], ...spec }, metadata);
const found = (...list: Parameters<typeof check>[1]) => check(matchMonitorSelection, list);

describe('match-monitor-selection', () => {
  test('passes a monitor whose label and namespace the Prometheus asks for', () => {
    expect(found(server(), monitor())).toEqual([]);
  });

  test('fails a monitor without the label', () => {
    expect(found(server(), monitor({}, {}))).toMatchInlineSnapshot(`
      [
        "ServiceMonitor shop/cart metadata.labels: alerts on it stay silent: no Prometheus selects it, and no error says so. Give it the labels and the namespace that serviceMonitorSelector and serviceMonitorNamespaceSelector of Prometheus observability/platform ask for.",
      ]
    `);
  });

  test('without a selector of namespaces a Prometheus takes those of its own alone', () => {
    expect(found(server({ serviceMonitorNamespaceSelector: undefined }), monitor())).toHaveLength(1);
    const rule = (name: string) => object('monitoring.coreos.com/v1 PrometheusRule', name, {}, { labels });
    expect(found(server(), rule('observability/slo'))).toEqual([]);
    expect(found(server(), rule('shop/slo'))).toHaveLength(1);
  });

  test('a selector of namespaces reads their labels', () => {
    const chosen = server({
      serviceMonitorNamespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } },
    });
    expect(found(chosen, monitor())).toEqual([]);
  });

  test('without a selector a Prometheus takes nothing', () => {
    expect(found(server({ serviceMonitorSelector: undefined }), monitor())).toHaveLength(1);
  });

  test('fails routes that no Alertmanager reads', () => {
    const routes = object('monitoring.coreos.com/v1alpha1 AlertmanagerConfig', 'observability/platform', {});
    expect(found(routes)).toMatchInlineSnapshot(`
      [
        "AlertmanagerConfig observability/platform metadata.labels: nobody is told of any alert: the cluster has no Alertmanager. Install the app that brings one, or remove this object.",
      ]
    `);
  });

  test('a port that the Service or the pod lacks is named, with those that it has', () => {
    const service = object(
      'v1 Service',
      'shop/cart',
      { ports: [{ name: 'http', port: 80 }] },
      { labels: { app: 'cart' } },
    );
    const reading = (port: string) => monitor({ selector: { matchLabels: { app: 'cart' } }, endpoints: [{ port }] });
    expect(found(server(), service, reading('http'))).toEqual([]);
    expect(found(server(), service, reading('metrics'))).toMatchInlineSnapshot(`
      [
        "ServiceMonitor shop/cart spec.endpoints[0].port: nothing is scraped, and alerts on it stay silent: Service shop/cart has no port metrics. It has http.",
      ]
    `);
  });

  test('a PodMonitor finds pods, and the port among their containers', () => {
    const ports = [{ name: 'metrics', containerPort: 9090 }];
    const pods = deployment('shop/cart', { app: 'cart' }, { containers: [{ name: 'main', ports }] });
    const reading = (app: string, port: string) =>
      object(
        'monitoring.coreos.com/v1 PodMonitor',
        'observability/cart',
        {
          selector: { matchLabels: { app } },
          namespaceSelector: { matchNames: ['shop'] },
          podMetricsEndpoints: [{ port }],
        },
        { labels },
      );
    expect(found(server(), pods, reading('cart', 'metrics'))).toEqual([]);
    expect(found(server(), pods, reading('cart', 'metric'))).toHaveLength(1);
    expect(found(server(), pods, reading('card', 'metrics'))).toMatchInlineSnapshot(`
      [
        "PodMonitor observability/cart spec.selector: nothing is scraped, and alerts on it stay silent: no pod has the labels of its selector. Write those of a pod template.",
      ]
    `);
  });

  test('Services that are made elsewhere are not known here', () => {
    expect(
      found(server(), monitor({ selector: { matchLabels: { app: 'istiod' } }, endpoints: [{ port: 'x' }] })),
    ).toEqual([]);
  });
});
