import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { dashboard, panel } from '../testing-grafana.ts';
import { matchAlertDashboard } from './match-alert-dashboard.ts';

const shop = dashboard([panel]);
const rule = (annotations: Record<string, string>, alert: string | undefined = 'CartSlow') =>
  object('monitoring.coreos.com/v1 PrometheusRule', 'observability/shop', {
    groups: [{ name: 'shop', rules: [{ alert, expr: 'up == 0', annotations }] }],
  });
const linking = (uid: string) => rule({ dashboard_url: `https://grafana.example.com/d/${uid}` });

test('an alert that links to a dashboard of the cluster passes', () => {
  expect(check(matchAlertDashboard, [shop, linking('shop')])).toEqual([]);
  expect(check(matchAlertDashboard, [shop, linking('shop?var-region=us-east-1')])).toEqual([]);
});

test('an alert that links to one that is not there fails, with the nearest', () => {
  expect(check(matchAlertDashboard, [shop, linking('shops')])).toMatchInlineSnapshot(`
    [
      "PrometheusRule observability/shop spec.groups[0].rules[0].annotations.dashboard_url: alert CartSlow links to dashboard shops, which no Grafana has: who is paged gets "not found" and looks for it by hand. Did you mean shop?",
    ]
  `);
  expect(check(matchAlertDashboard, [linking('shop')])).toEqual([expect.stringContaining('There are none.')]);
});

test('an alert without a dashboard, and a recording rule, have nothing to match', () => {
  expect(check(matchAlertDashboard, [shop, rule({ summary: 'slow' })])).toEqual([]);
});
