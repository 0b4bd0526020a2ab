import { describe, expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { fitScrapeInterval } from './fit-scrape-interval.ts';

const keep = (regex: string) => [{ action: 'keep', sourceLabels: ['__name__'], regex }];
const monitor = (endpoint: object, name = 'shop/cart') =>
  object('monitoring.coreos.com/v1 ServiceMonitor', name, { endpoints: [{ port: 'http', ...endpoint }] });
const rule = (expr: string) =>
  object('monitoring.coreos.com/v1 PrometheusRule', 'shop/slo', { groups: [{ name: 'a', rules: [{ expr }] }] });
const found = (...list: Parameters<typeof check>[1]) => check(fitScrapeInterval, list);

describe('fit-scrape-interval', () => {
  test('passes a timeout shorter than its interval, and leaves defaults to Prometheus', () => {
    expect(found(monitor({ interval: '30s', scrapeTimeout: '10s' }), monitor({}))).toEqual([]);
  });

  test('fails a timeout as long as its interval, and a longer one', () => {
    expect(found(monitor({ interval: '10s', scrapeTimeout: '10s' }))).toMatchInlineSnapshot(`
      [
        "ServiceMonitor shop/cart spec.endpoints[0].scrapeTimeout: a slow target is still being read when the next scrape is due, and samples are missed: the interval is 10s as well. Write a shorter timeout.",
      ]
    `);
    expect(found(monitor({ interval: '10s', scrapeTimeout: '11s' }))).toMatchInlineSnapshot(`
      [
        "ServiceMonitor shop/cart spec.endpoints[0].scrapeTimeout: prometheus-operator leaves the whole monitor out, and alerts on it stay silent: 11s is longer than the interval, 10s. Write a shorter timeout.",
      ]
    `);
  });

  test('fails a Probe alike, whose timing stands in the spec itself', () => {
    const probe = object('monitoring.coreos.com/v1 Probe', 'shop/cart', { interval: '10s', scrapeTimeout: '1m' });
    expect(found(probe)).toHaveLength(1);
  });

  test('a window holds four scrapes of the slowest monitor that keeps the metric', () => {
    const [slow, fast] = [
      monitor({ interval: '60s', metricRelabelings: keep('x_total|y') }),
      monitor({ interval: '15s', metricRelabelings: keep('x_total') }, 'shop/b'),
    ];
    expect(found(slow, fast, rule('rate(x_total[4m]) > 0'))).toEqual([]);
    expect(found(slow, fast, rule('rate(x_total{code=~"5..",path="}"}[2m]) > 0'))).toMatchInlineSnapshot(`
      [
        "PrometheusRule shop/slo spec.groups[0].rules[0].expr: it has gaps, in which an alert ends or never begins: x_total is scraped every 60s, and a failed scrape leaves [2m] with less than two samples. Look over 4 scrapes or more.",
      ]
    `);
    expect(found(fast, rule('rate(x_total[1m]) > 0'))).toEqual([]);
    expect(found(slow, fast, rule('rate(z_total[1m]) > 0'))).toEqual([]);
  });

  test('a metric that is dropped by its name is not scraped', () => {
    const dropping = [{ action: 'drop', sourceLabels: ['__name__'], regex: 'x_.*' }];
    expect(found(monitor({ interval: '60s', metricRelabelings: dropping }), rule('rate(x_total[1m])'))).toEqual([]);
  });
});
