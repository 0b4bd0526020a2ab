import { expect, test } from 'vitest';
import { check } from '../testing.ts';
import { dashboard, panel } from '../testing-grafana.ts';
import { uniqueDashboardUid } from './unique-dashboard-uid.ts';

const shop = dashboard([panel]);

test('dashboards with uids of their own pass', () => {
  expect(check(uniqueDashboardUid, [shop, dashboard([panel], {}, 'stock')])).toEqual([]);
});

test('a uid that two dashboards have fails', () => {
  expect(check(uniqueDashboardUid, [shop, dashboard([panel], { uid: 'shop' }, 'stock')])).toMatchInlineSnapshot(`
    [
      "GrafanaDashboard observability/stock spec.uid: GrafanaDashboard observability/shop has the uid shop too: the operator writes them over each other, and links lead to whichever came last. Give it a uid of its own.",
    ]
  `);
});

test('a dashboard without a uid fails: Grafana makes up another in every region', () => {
  expect(check(uniqueDashboardUid, [dashboard([panel], { uid: undefined })])).toEqual([
    expect.stringContaining('it has no uid'),
  ]);
});
