import { expect, test } from 'vitest';
import { check, deployment, object } from '../testing.ts';
import { fitDatabaseConnections } from './fit-database-connections.ts';

const RDS = 'rds.aws.m.upbound.io/v1beta1';
const pool = (size: number) => ({ containers: [{ name: 'main', env: [{ name: 'DB_POOL_SIZE', value: `${size}` }] }] });
const scaler = (name: string, maxReplicas: number) =>
  object('autoscaling/v2 HorizontalPodAutoscaler', `shop/${name}`, {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
    maxReplicas,
  });
const database = [
  object(`${RDS} ClusterInstance`, 'aws/shop-1', { forProvider: { instanceClass: 'db.r7g.large' } }),
  object(`${RDS} ProxyDefaultTargetGroup`, 'aws/shop', {
    forProvider: { connectionPoolConfig: { maxConnectionsPercent: 60 } },
  }),
];
const parameters = (forwarded: number) =>
  object(`${RDS} ClusterParameterGroup`, 'aws/shop', {
    forProvider: {
      parameter: [{ name: 'apg_write_forward.max_forwarding_connections_percent', value: `${forwarded}` }],
    },
  });
const found = (size: number, maxReplicas: number, list = database) =>
  check(fitDatabaseConnections, [
    ...list,
    deployment('shop/cart', { app: 'cart' }, pool(size)),
    scaler('cart', maxReplicas),
    deployment('shop/jobs', { app: 'jobs' }, pool(3)),
  ]);

test('pools that fit at the most pods pass, up to the last connection', () => {
  expect(found(10, 97)).toEqual([]);
});

test('one connection more is refused at the largest pool', () => {
  expect(found(971, 1)).toMatchInlineSnapshot(`
    [
      "Deployment shop/cart: at peak the database refuses connections to pods that scale out: pools may open 974 (cart 971 × 1, jobs 3 × 1), and 973 of its 1622 are for pools. Lower pools or replicas, or take a larger instance class.",
    ]
  `);
});

test('a pool of 100 in each of 60 pods outgrows the database', () => {
  expect(found(100, 60)).toEqual([expect.stringContaining('pools may open 6003 (cart 100 × 60, jobs 3 × 1), and 973')]);
});

test('the smallest instance counts: any may become the writer', () => {
  const larger = object(`${RDS} ClusterInstance`, 'aws/shop-2', { forProvider: { instanceClass: 'db.r7g.4xlarge' } });
  expect(found(20, 97, [...database, larger])).toHaveLength(1);
});

test('pools and forwarded writes leave a reserve', () => {
  expect(found(1, 1, [...database, parameters(30)])).toEqual([]);
  expect(found(1, 1, [...database, parameters(31)])).toEqual([expect.stringContaining('Leave 10 %')]);
});

test('where there is no database of ours, nothing is counted', () => {
  expect(found(100, 60, [])).toEqual([]);
});
