import { alert, type RuleGroup } from '@auditorsec/alerting/rule';
import { milliseconds } from '@auditorsec/config/units';
import { limits } from '@auditorsec/slo/limits';
import { utilization } from '@auditorsec/slo/utilization';
import type { AlertContext } from './context.ts';

/** The database, the cache, queues, and secrets. */
export function data({ fleet: { targets } }: AlertContext): RuleGroup {
  return {
    name: 'data',
    rules: [
      alert({
        name: 'DatabaseDown',
        expr: 'min by (region) (pg_up) == 0',
        for: '1m',
        severity: 'page',
        team: 'api',
        summary: '{{ $labels.region }}: the database does not answer',
        description: 'Its exporter cannot log in: neither can the API.',
        dashboard: 'system-health',
      }),
      alert({
        name: 'DatabaseSlow',
        expr: `sum by (region, datname) (rate(pg_stat_statements_seconds_total[5m])) / sum by (region, datname) (rate(pg_stat_statements_calls_total[5m])) > ${milliseconds(targets.latency) / 1000}`,
        for: '10m',
        severity: 'ticket',
        team: 'api',
        summary: '{{ $labels.region }}: queries of {{ $labels.datname }} are slow',
        description: '{{ $value | humanizeDuration }} on average, which alone is more than a request may take.',
        dashboard: 'api-performance',
      }),
      alert({
        name: 'DatabaseConnectionsHigh',
        expr: `sum by (region, instance) (pg_stat_activity_count) / max by (region, instance) (pg_settings_max_connections) > ${utilization.memory}`,
        for: '5m',
        severity: 'ticket',
        team: 'api',
        summary: '{{ $labels.region }}: the database runs out of connections',
        description: '{{ $value | humanizePercentage }} are taken. New pods get none, when they are needed most.',
        dashboard: 'infrastructure',
      }),
      alert({
        name: 'ReplicationLagging',
        expr: `max by (region) (aws_rds_aurora_global_dbreplication_lag_average) > ${limits.replicationLag}`,
        for: '5m',
        severity: 'ticket',
        team: 'platform',
        summary: '{{ $labels.region }}: the copy of the database lags behind',
        description: 'By {{ $value | humanize }} ms: writes of that long are lost if this region has to take over now.',
        dashboard: 'system-health',
      }),
      alert({
        name: 'CacheReplicationLagging',
        expr: `max by (region) (aws_elasticache_global_datastore_replication_lag_average) > ${(5 * limits.replicationLag) / 1000}`,
        for: '10m',
        severity: 'ticket',
        team: 'platform',
        summary: '{{ $labels.region }}: the copy of the cache lags behind',
        description: 'By {{ $value | humanize }} s: sessions that are newer do not exist here.',
        dashboard: 'system-health',
      }),
      alert({
        name: 'QueueBehind',
        expr: 'max by (region, dimension_QueueName) (aws_sqs_approximate_age_of_oldest_message_maximum) > 900',
        for: '5m',
        severity: 'ticket',
        team: 'api',
        summary: '{{ $labels.region }}: messages in {{ $labels.dimension_QueueName }} wait',
        description: 'The oldest for {{ $value | humanizeDuration }}: workers are too few, or fail.',
        dashboard: 'system-health',
      }),
      alert({
        name: 'SecretNotSynced',
        expr: 'max by (region, namespace, name) (externalsecret_status_condition{condition="Ready",status="False"}) == 1',
        for: '15m',
        severity: 'ticket',
        team: 'platform',
        summary: '{{ $labels.region }}: secret {{ $labels.namespace }}/{{ $labels.name }} is not fetched',
        description: 'Pods run with the last value: after a rotation that is one nobody accepts any more.',
        dashboard: 'system-health',
      }),
    ],
  };
}
