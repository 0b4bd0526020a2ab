import { deployment, object, objects } from '@auditorsec/checks/testing';
import { costs as costsSchema } from '@auditorsec/config/costs';
import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { bill, total } from './bill.ts';
import { overruns } from './budget.ts';
import { costChange } from './change.ts';
import { PriceList } from './price-list.ts';
import { costs } from './words.ts';

const source = { name: 'a list', asOf: '2026-11-01' };
const list = new PriceList([
  // Two machines of 4 CPUs: a CPU costs 0.1, memory nothing.
  { sku: 'ec2 c6a.xlarge', unit: 'hour', dollars: { 'us-east-1': 0.4 }, source },
  { sku: 'ec2 r6a.xlarge', unit: 'hour', dollars: { 'us-east-1': 0.4 }, source },
  { sku: 'ebs gp3', unit: 'GB-month', dollars: { 'us-east-1': 0.5, 'eu-west-1': 0.25 }, source },
  { sku: 'aurora db.r7g.large', unit: 'hour', dollars: { 'us-east-1': 1 }, source },
]);
const costsOf = (written: z.input<typeof costsSchema>) => costsSchema.parse(written);
const fleet = {
  targets: { requestsPerSecond: 100 },
  costs: costsOf({ nodeFilling: '100%', natGateways: 0, averageLoad: '0%' }),
  clusters: { 'us-east-1': { region: 'us-east-1' }, eu: { region: 'eu-west-1' } },
};
const billOf = (made: readonly KubeObject[], cluster = 'us-east-1') => bill(fleet, [objects(cluster, made)], list);

const containers = [{ name: 'main', resources: { requests: { cpu: '2', memory: '1Gi' } } }];
const cart = deployment('shop/cart', { app: 'cart' }, { containers });
const scaler = object('autoscaling/v2 HorizontalPodAutoscaler', 'shop/cart', {
  scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart' },
  minReplicas: 3,
  maxReplicas: 10,
});
const instance = (instanceClass: string) =>
  object('rds.aws.m.upbound.io/v1beta1 ClusterInstance', 'aws/db', { forProvider: { instanceClass } });

test('pods cost what they request, for the fewest and the most that their autoscaler runs', () => {
  expect(total(billOf([cart, scaler]))).toEqual({ low: 2 * 3 * 730 * 0.1, high: 2 * 10 * 730 * 0.1 });
});

test('nodes that are never full cost more than what pods request', () => {
  const half = bill(
    { ...fleet, costs: { ...fleet.costs, ...costsOf({ nodeFilling: '50%', natGateways: 0 }) } },
    [objects('us-east-1', [cart])],
    list,
  );
  expect(total(half).low).toBe(2 * total(billOf([cart])).low);
});

test('a volume is claimed once for each pod, at the price of its region', () => {
  const claim = { spec: { resources: { requests: { storage: '100Gi' } } } };
  const store = object('apps/v1 StatefulSet', 'shop/store', {
    replicas: 2,
    volumeClaimTemplates: [claim],
    template: { spec: {} },
  });
  expect(total(billOf([store])).low).toBe(100);
  expect(total(billOf([store], 'eu')).low).toBe(50);
});

test('a price of another region is taken where a region has none, and the row says so', () => {
  const [row] = billOf([instance('db.r7g.large')], 'eu');
  expect(row).toMatchObject({ dollars: { low: 730 }, quote: { borrowed: true } });
});

test('what is in no price list is unknown, never zero', () => {
  const rows = billOf([instance('db.x99.huge')]);
  expect(rows[0]?.dollars).toBeUndefined();
  expect(costs(rows)).toBe('unknown');
  expect(costs([...rows, ...billOf([instance('db.r7g.large')])])).toBe('$730 and 1 unknown');
});

test('a cluster over its budget is named, with what costs most in it', () => {
  const rows = billOf([cart, scaler]);
  expect(overruns({ 'us-east-1': { monthlyBudget: 438 } }, rows)).toEqual([]);
  expect(overruns({ 'us-east-1': { monthlyBudget: 400 } }, rows)).toEqual([
    { cluster: 'us-east-1', budget: 400, costs: 438, dearest: [{ app: 'app', costs: 438 }] },
  ]);
});

const chart = (name: string, valuesObject: object) =>
  object('argoproj.io/v1alpha1 Application', `argocd/${name}`, { source: { chart: name, helm: { valuesObject } } });

test('pods of a chart cost what the values of its Application request for them', () => {
  const requests = { cpu: '1', memory: '1Gi' };
  const istiod = chart('istiod', { autoscaleMin: 2, autoscaleMax: 4, resources: { requests } });
  expect(total(billOf([istiod]))).toEqual({ low: 2 * 730 * 0.1, high: 4 * 730 * 0.1 });
});

test.each([
  ['whose values request nothing', chart('istiod', { autoscaleMin: 2 })],
  ['that nobody looked into', chart('surprise', { resources: { requests: { cpu: '1', memory: '1Gi' } } })],
])('pods of a chart %s are unknown', (_, made) => {
  expect(costs(billOf([made]))).toBe('unknown');
});

test('a change is told by app, with what it brings that has no price', () => {
  const before = billOf([cart]);
  expect(costChange(before, before)).toEqual([]);
  const [change] = costChange(before, billOf([cart, scaler, instance('db.x99.huge')]));
  expect(change).toMatchObject({
    cluster: 'us-east-1',
    app: 'app',
    before: { low: 146 },
    after: { low: 438, high: 1460 },
  });
  expect(change?.unknown.map(({ object: name }) => name)).toEqual(['ClusterInstance aws/db']);
});
