import type { Panel } from '@auditorsec/grafana/panel';
import { timeseries } from '@auditorsec/grafana/panels/timeseries';
import { inRegion } from '../selectors.ts';

export function stores(): Panel[] {
  return [
    timeseries({
      title: 'Cache hit ratio',
      description: 'Reads that ElastiCache answered. Below the line the database does the work of the cache.',
      unit: 'ratio',
      threshold: { below: { critical: 0.8 } },
      queries: [
        {
          expr: `sum by (region) (aws_elasticache_cache_hits_sum{${inRegion}}) / (sum by (region) (aws_elasticache_cache_hits_sum{${inRegion}}) + sum by (region) (aws_elasticache_cache_misses_sum{${inRegion}}))`,
          legend: '{{region}}',
        },
      ],
    }),
    timeseries({
      title: 'Database latency',
      description: 'Mean time of a query and of a commit in Aurora.',
      unit: 'milliseconds',
      queries: [
        {
          expr: `1000 * sum by (region) (rate(pg_stat_statements_seconds_total{${inRegion}}[$__rate_interval])) / sum by (region) (rate(pg_stat_statements_calls_total{${inRegion}}[$__rate_interval]))`,
          legend: '{{region}} query',
        },
        { expr: `max by (region) (aws_rds_commit_latency_average{${inRegion}})`, legend: '{{region}} commit' },
      ],
    }),
  ];
}
