import type { Price } from '../price.ts';
import { auroraEstimator, cachePriceList, infracost } from './sources.ts';

const cluster = infracost('rds_cluster_test', '2024-07-01');

export const dataPrices: readonly Price[] = [
  ...aurora({
    'db.t4g.medium': 0.073,
    'db.t4g.large': 0.146,
    'db.r6g.large': 0.26,
    'db.r7g.large': 0.276,
    'db.r7g.xlarge': 0.553,
    'db.r7g.2xlarge': 1.106,
    'db.r8g.large': 0.276,
    'db.r8g.xlarge': 0.552,
  }),
  { sku: 'aurora serverless', unit: 'ACU-hour', dollars: { 'us-east-1': 0.12 }, source: auroraEstimator },
  { sku: 'aurora storage', unit: 'GB-month', dollars: { 'us-east-1': 0.1 }, source: cluster },
  { sku: 'aurora requests', unit: 'million', dollars: { 'us-east-1': 0.2 }, source: cluster },
  ...valkey({
    'cache.t4g.micro': 0.0128,
    'cache.t4g.small': 0.0256,
    'cache.t4g.medium': 0.052,
    'cache.m6g.large': 0.1192,
    'cache.m7g.large': 0.1264,
    'cache.m7g.xlarge': 0.252,
    'cache.r6g.large': 0.1648,
    'cache.r7g.large': 0.1752,
    'cache.r7g.xlarge': 0.3496,
    'cache.r8g.large': 0.1756,
  }),
  {
    sku: 'kms key',
    unit: 'month',
    dollars: { everywhere: 1 },
    source: infracost('kms_key_test', '2024-07-01'),
  },
  {
    sku: 'secret',
    unit: 'month',
    dollars: { everywhere: 0.4 },
    source: infracost('secretsmanager_secret_test', '2024-07-01'),
  },
];

/** Aurora PostgreSQL with standard storage, by instance class, an hour. */
function aurora(classes: Readonly<Record<string, number>>): Price[] {
  return Object.entries(classes).map(([name, dollars]) => ({
    sku: `aurora ${name}`,
    unit: 'hour',
    dollars: { 'us-east-1': dollars },
    source: auroraEstimator,
  }));
}

/** Valkey, by node type, an hour. */
function valkey(types: Readonly<Record<string, number>>): Price[] {
  return Object.entries(types).map(([name, dollars]) => ({
    sku: `valkey ${name}`,
    unit: 'hour',
    dollars: { 'us-east-1': dollars },
    source: cachePriceList,
  }));
}
