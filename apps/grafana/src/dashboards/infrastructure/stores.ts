import type { Panel } from '@auditorsec/grafana/panel';
import { timeseries } from '@auditorsec/grafana/panels/timeseries';
import { utilization } from '@auditorsec/slo/utilization';
import { inRegion } from '../selectors.ts';

export function stores(): Panel[] {
  return [
    timeseries({
      title: 'Aurora and ElastiCache: CPU',
      description: 'Of the busiest instance of each. The line is the target of nodes.',
      unit: 'ratio',
      width: 'third',
      threshold: { above: { critical: utilization.cpu } },
      queries: [
        { expr: `max by (region) (aws_rds_cpuutilization_average{${inRegion}}) / 100`, legend: '{{region}} database' },
        {
          expr: `max by (region) (aws_elasticache_engine_cpuutilization_average{${inRegion}}) / 100`,
          legend: '{{region}} cache',
        },
      ],
    }),
    timeseries({
      title: 'ElastiCache memory',
      description: 'Of the fullest node. Above the line keys are evicted before they expire.',
      unit: 'ratio',
      width: 'third',
      threshold: { above: { critical: utilization.memory } },
      queries: [
        {
          expr: `max by (region) (aws_elasticache_database_memory_usage_percentage_average{${inRegion}}) / 100`,
          legend: '{{region}}',
        },
      ],
    }),
    timeseries({
      title: 'Queues',
      description: 'Messages that wait for a worker.',
      unit: 'count',
      width: 'third',
      queries: [
        {
          expr: `max by (region, dimension_QueueName) (aws_sqs_approximate_number_of_messages_visible_average{${inRegion}})`,
          legend: '{{region}} {{dimension_QueueName}}',
        },
      ],
    }),
    timeseries({
      title: 'Database connections used',
      description: 'Of the connections that Postgres takes, the share that is open.',
      unit: 'ratio',
      threshold: { above: { critical: utilization.memory } },
      width: 'third',
      queries: [
        {
          expr: `sum by (region) (pg_stat_activity_count{${inRegion}}) / max by (region) (pg_settings_max_connections{${inRegion}})`,
          legend: '{{region}}',
        },
      ],
    }),
    timeseries({
      title: 'Scalers that fail',
      description: 'Questions of KEDA that got no answer: what it scales stays as large as it is.',
      unit: 'eventsPerSecond',
      width: 'third',
      queries: [
        {
          expr: `sum by (region, namespace, scaledObject) (rate(keda_scaler_detail_errors_total{${inRegion}}[$__rate_interval]))`,
          legend: '{{region}} {{namespace}}/{{scaledObject}}',
        },
      ],
    }),
    timeseries({
      title: 'Elasticsearch: heap and disk',
      description:
        'Of the fullest node of each region. Above the line of disks it takes no more shards, then no more logs.',
      unit: 'ratio',
      width: 'third',
      threshold: { above: { critical: utilization.disk } },
      queries: [
        {
          expr: `max by (region) (elasticsearch_jvm_memory_used_bytes{area="heap",${inRegion}} / elasticsearch_jvm_memory_max_bytes{area="heap",${inRegion}})`,
          legend: '{{region}} heap',
        },
        {
          expr: `max by (region) (1 - elasticsearch_filesystem_data_available_bytes{${inRegion}} / elasticsearch_filesystem_data_size_bytes{${inRegion}})`,
          legend: '{{region}} disk',
        },
      ],
    }),
  ];
}
