import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { asking, dashboard } from '../testing-grafana.ts';
import { matchAlertMetrics } from './match-alert-metrics.ts';

const monitor = (regex: string) =>
  object('monitoring.coreos.com/v1 PodMonitor', 'observability/workloads', {
    podMetricsEndpoints: [
      { port: 'metrics', metricRelabelings: [{ action: 'keep', sourceLabels: ['__name__'], regex }] },
    ],
  });
const rules = (...list: object[]) =>
  object('monitoring.coreos.com/v1 PrometheusRule', 'observability/shop', { groups: [{ name: 'shop', rules: list }] });
const alert = (expr: string) => rules({ alert: 'CartSlow', expr });
const scraped = monitor('istio_requests_total|istio_request_duration_milliseconds_(bucket|sum|count)');
const found = (...list: Parameters<typeof check>[1]) => check(matchAlertMetrics, list);

test('what is kept, what a rule records, and what Prometheus knows by itself may be read', () => {
  const recorded = rules(
    { record: 'job:requests:rate5m', expr: 'sum(rate(istio_requests_total{response_code=~"5.."}[5m]))' },
    { alert: 'CartSlow', expr: 'job:requests:rate5m > 1 and up == 0' },
    { alert: 'CartLost', expr: 'absent({__name__=~"istio_requests_total|up"})' },
  );
  expect(found(scraped, recorded)).toEqual([]);
});

test('a metric that no keep-list lets through is named, whether an alert reads it or a panel', () => {
  expect(found(monitor('up'), alert('rate(istio_requests_total[5m]) > 0'))).toMatchInlineSnapshot(`
    [
      "PrometheusRule observability/shop spec.groups[0].rules[0].expr: the alert never fires: no monitor keeps istio_requests_total. Add the monitor of its source, or its name to the keep-list.",
    ]
  `);
  expect(found(dashboard([asking({ expr: 'rate(istio_requests_total[$__rate_interval])' })]))).toEqual([
    expect.stringContaining('the panel stays empty: no monitor keeps istio_requests_total'),
  ]);
});

test('a misspelt metric is told with the nearest', () => {
  expect(found(scraped, alert('rate(istio_request_total[5m]) > 0'))).toEqual([
    expect.stringContaining(
      'no rule records istio_request_total and no monitor keeps it. Did you mean istio_requests_total?',
    ),
  ]);
});

test('each branch of a name by regular expression must be there; a real pattern is left alone', () => {
  expect(found(scraped, alert('absent({__name__=~"istio_requests_total|kube_pod_info"})'))).toHaveLength(1);
  expect(found(scraped, alert('count({__name__=~"kube_.+"}) > 0'))).toEqual([]);
});

test('a label that the metric does not have matches nothing, or everything', () => {
  expect(found(scraped, alert('istio_requests_total{status="500"} > 0'))).toEqual([
    expect.stringContaining('istio_requests_total has no label status. It has reporter,'),
  ]);
  expect(found(scraped, alert('istio_requests_total{region="us-east-1"} > 0'))).toEqual([]);
});

test('a bound in one spelling finds nothing in the other Prometheus', () => {
  const bound = (matcher: string) => alert(`istio_request_duration_milliseconds_bucket{${matcher}} > 0`);
  expect(found(scraped, bound('le="100"'))).toEqual([expect.stringContaining('Write le=~"100(\\\\.0)?"')]);
  expect(found(scraped, bound('le="100.0"'))).toHaveLength(1);
  expect(found(scraped, bound('le=~"100(\\\\.0)?"'))).toEqual([]);
  expect(found(scraped, bound('le="+Inf"'))).toEqual([]);
});

test('what does not parse is told once', () => {
  expect(found(scraped, alert('rate(istio_requests_total) >'))).toEqual([
    expect.stringContaining('its query is no PromQL: column 29 of line 1 has the end of the expression'),
  ]);
});
