import type { Panel } from '@auditorsec/grafana/panel';
import { stateTimeline } from '@auditorsec/grafana/panels/state-timeline';
import { table } from '@auditorsec/grafana/panels/table';
import { timeseries } from '@auditorsec/grafana/panels/timeseries';
import { limits } from '@auditorsec/slo/limits';
import { inRegion, upAndDown } from '../selectors.ts';

/** What the platform keeps, and how far its copies are behind. */
export function data(): Panel[] {
  return [
    stateTimeline({
      title: 'Database answers',
      description: 'Whether the exporter can log in. Where it cannot, neither can the API.',
      width: 'third',
      states: upAndDown,
      queries: [{ expr: `min by (region) (pg_up{${inRegion}})`, legend: '{{region}}' }],
    }),
    timeseries({
      title: 'Replication lag',
      description: 'How far the copies of database and cache are behind the writer: what a failover would lose.',
      unit: 'milliseconds',
      width: 'third',
      threshold: { above: { critical: limits.replicationLag } },
      queries: [
        {
          expr: `max by (region) (aws_rds_aurora_global_dbreplication_lag_average{${inRegion}})`,
          legend: '{{region}} Aurora',
        },
        {
          expr: `max by (region) (aws_elasticache_global_datastore_replication_lag_average{${inRegion}}) * 1000`,
          legend: '{{region}} ElastiCache',
        },
      ],
    }),
    timeseries({
      title: 'Oldest message',
      description: 'How long the oldest message of a queue has waited. It grows where workers are too few, or fail.',
      unit: 'seconds',
      width: 'third',
      queries: [
        {
          expr: `max by (region, dimension_QueueName) (aws_sqs_approximate_age_of_oldest_message_maximum{${inRegion}})`,
          legend: '{{region}} {{dimension_QueueName}}',
        },
      ],
    }),
    table({
      title: 'Secrets that are not fetched',
      description: 'ExternalSecrets that are not ready: after a rotation their pods have a value that nobody accepts.',
      unit: 'count',
      query: {
        expr: `sum by (region, namespace, name) (externalsecret_status_condition{condition="Ready",status="False",${inRegion}}) > 0`,
      },
      columns: { region: 'Region', namespace: 'Namespace', name: 'Secret' },
      value: 'Not ready',
    }),
    table({
      title: 'Jobs that failed',
      description: 'Jobs that gave up, such as the nightly one. Empty is good.',
      unit: 'count',
      query: { expr: `max by (region, namespace, job_name) (kube_job_status_failed{${inRegion}}) > 0` },
      columns: { region: 'Region', namespace: 'Namespace', job_name: 'Job' },
      value: 'Failed pods',
    }),
  ];
}
