import type { Row } from './bill.ts';

/** A line of the plan's own cost table, US dollars a month. */
export interface PlannedCost {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  /** The rows of the bill that it means. */
  readonly means: (row: Row) => boolean;
  /** Why the two differ. */
  readonly why: string;
}

export const planned: readonly PlannedCost[] = [
  {
    name: 'AWS EKS Cluster',
    low: 200,
    high: 250,
    means: ({ category }) => category === 'control plane',
    why: 'control planes alone: the plan has no row for a node',
  },
  {
    name: 'RDS Aurora (multi-region)',
    low: 400,
    high: 500,
    means: ({ category }) => category === 'database',
    why: 'a global database has instances in every region, and readers for analytics',
  },
  {
    name: 'ElastiCache Redis',
    low: 150,
    high: 200,
    means: ({ category }) => category === 'cache',
    why: 'Global Datastore takes large nodes only, two a region, and sessions have caches of their own',
  },
  {
    name: 'CloudFront CDN',
    low: 50,
    high: 100,
    means: ({ sku }) => sku.startsWith('cloudfront') || sku.startsWith('waf'),
    why: 'requests cost more than bytes, and the web ACL is asked at each; both follow the load',
  },
  {
    name: 'Route 53 (DNS)',
    low: 0.4,
    high: 0.4,
    means: ({ sku }) => sku.startsWith('route 53'),
    why: 'that is a million queries; a zone and three health checks by HTTPS every 10 s come first',
  },
  {
    name: 'CloudWatch Monitoring',
    low: 100,
    high: 150,
    means: ({ app }) => ['monitoring', 'grafana', 'tracing', 'logging'].includes(app),
    why: 'metrics, traces and logs run in the clusters: nodes and volumes, not CloudWatch',
  },
  {
    name: 'Data Transfer',
    low: 50,
    high: 100,
    means: ({ category }) => category === 'network',
    why: 'load balancers and NAT gateways cost more than what leaves through them',
  },
];

/** What the plan writes below its table. */
export const plannedTotal = { low: 950, high: 1340 };

/** Its optimizations: the share it promises of the whole bill, and the dollars it says that is. */
export const plannedSavings = [
  { name: 'Spot instances', share: 0.3, dollars: 300 },
  { name: 'Reserved instances (1-yr)', share: 0.35, dollars: 330 },
  { name: 'Auto-shutdown non-prod', share: 0.2, dollars: 200 },
] as const;

/** What it says is left. */
export const plannedOptimized = { low: 550, high: 750 };
