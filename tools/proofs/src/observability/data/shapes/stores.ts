import type { Labels } from '../labels.ts';
import { constant, cross, type Moment, type Shape, type Shapes } from '../shape.ts';
import { requests, wave } from '../traffic.ts';
import { during } from '../troubles.ts';

/** A pod of an exporter, with the labels of what it speaks of. */
function from(exporter: string, labels: Labels = {}): Shape['each'] {
  return ({ pods }) =>
    pods
      .filter(({ workload }) => workload === exporter)
      .slice(0, 1)
      .map((pod) => ({ ...pod, ...labels }));
}

const cloudWatchOf = (labels: Labels): Shape['each'] => from('cloudwatch-exporter', labels);

const database = cloudWatchOf({
  dimension_DBClusterIdentifier: 'ci-failure',
  dimension_DBInstanceIdentifier: 'ci-failure-0',
});
const cache = cloudWatchOf({
  dimension_CacheClusterId: 'ci-failure-0001-001',
  dimension_ReplicationGroupId: 'ci-failure',
});
const balancer = cloudWatchOf({ dimension_LoadBalancer: 'net/api/1', dimension_TargetGroup: 'targetgroup/api/1' });
const queue = cloudWatchOf({ dimension_QueueName: 'ci-failure' });
const check = cloudWatchOf({ dimension_HealthCheckId: '11111111-1111-1111-1111-111111111111' });
const apis = cloudWatchOf({ api_name: 'GetMetricData' });

/** CloudWatch counts in periods of five minutes. */
const PERIOD = 300;

const isOut = ({ region, seconds }: Moment): boolean => during('outage', region.name, seconds);

function between(each: Shape['each'], low: number, high: number): Shape {
  return { each, value: (_, moment) => wave(moment, low, high) };
}

export const cloudWatch: Shapes = {
  aws_rds_aurora_global_dbreplication_lag_average: {
    each: database,
    value: (_, moment) => (during('replicationLag', moment.region.name, moment.seconds) ? 8000 : wave(moment, 80, 160)),
  },
  aws_rds_aurora_replica_lag_average: between(database, 10, 25),
  aws_rds_commit_latency_average: between(database, 3, 8),
  aws_rds_cpuutilization_average: between(database, 20, 50),
  aws_rds_database_connections_average: between(database, 80, 160),
  aws_rds_freeable_memory_average: between(database, 8e9, 12e9),
  aws_elasticache_cache_hits_sum: { each: cache, value: (_, moment) => requests(moment) * 0.92 * PERIOD },
  aws_elasticache_cache_misses_sum: { each: cache, value: (_, moment) => requests(moment) * 0.08 * PERIOD },
  aws_elasticache_evictions_sum: constant(cache, 0),
  aws_elasticache_engine_cpuutilization_average: between(cache, 10, 40),
  aws_elasticache_database_memory_usage_percentage_average: between(cache, 40, 60),
  aws_elasticache_replication_lag_average: between(cache, 0.1, 0.4),
  aws_elasticache_global_datastore_replication_lag_average: between(cache, 0.2, 0.6),
  aws_route53_health_check_status_minimum: { each: check, value: (_, moment) => (isOut(moment) ? 0 : 1) },
  aws_route53_health_check_percentage_healthy_average: {
    each: check,
    value: (_, moment) => (isOut(moment) ? 10 : 100),
  },
  aws_networkelb_active_flow_count_average: between(balancer, 2000, 9000),
  aws_networkelb_processed_bytes_sum: { each: balancer, value: (_, moment) => requests(moment) * 2500 * PERIOD },
  aws_networkelb_un_healthy_host_count_maximum: constant(balancer, 0),
  aws_sqs_approximate_number_of_messages_visible_average: between(queue, 5, 80),
  aws_sqs_approximate_age_of_oldest_message_maximum: between(queue, 1, 20),
  yace_cloudwatch_requests_total: constant(apis, 0.1),
  yace_cloudwatch_request_errors: constant(apis, 0),
};

const server = from('postgres-exporter');
const base = from('postgres-exporter', { datname: 'ci_failure' });
const statement = from('postgres-exporter', { user: 'ci-failure', datname: 'cifailure', queryid: '1' });
const sessions: Shape['each'] = (region) => cross(base(region), 'state', ['active', 'idle', 'idle in transaction']);

export const postgres: Shapes = {
  pg_up: constant(server, 1),
  pg_stat_activity_count: between(sessions, 10, 50),
  pg_stat_activity_max_tx_duration: between(sessions, 0.1, 2),
  pg_settings_max_connections: constant(server, 1000),
  pg_replication_is_replica: { each: server, value: (_, { region }) => (region.share === 0.5 ? 0 : 1) },
  pg_stat_database_xact_commit: { each: base, value: (_, moment) => requests(moment) * 1.5 },
  pg_stat_database_xact_rollback: { each: base, value: (_, moment) => requests(moment) * 0.01 },
  pg_stat_database_blks_hit: { each: base, value: (_, moment) => requests(moment) * 40 },
  pg_stat_database_blks_read: { each: base, value: (_, moment) => requests(moment) * 0.4 },
  pg_stat_database_deadlocks: constant(base, 0),
  pg_stat_statements_calls_total: { each: statement, value: (_, moment) => requests(moment) * 3 },
  pg_stat_statements_seconds_total: {
    each: statement,
    value: (_, moment) => (requests(moment) * 3 * (isOut(moment) ? 240 : wave(moment, 2, 6))) / 1000,
  },
};

const logs = from('elasticsearch-exporter', { exported_cluster: 'logs' });
const members: Shape['each'] = (region) => cross(logs(region), 'name', ['logs-es-hot-0', 'logs-es-hot-1']);
const indices: Shape['each'] = (region) =>
  cross(logs(region), 'index', ['.ds-logs-envoy-platform-000001', 'jaeger-span-000007']);
const heap: Shape['each'] = (region) => cross(members(region), 'area', ['heap']);
const volumes: Shape['each'] = (region) =>
  members(region).map((member) => ({ ...member, mount: '/data', path: '/data' }));

export const elasticsearch: Shapes = {
  elasticsearch_cluster_health_status: {
    each: (region) => cross(logs(region), 'color', ['green', 'yellow', 'red']),
    value: ({ color }) => (color === 'green' ? 1 : 0),
  },
  elasticsearch_cluster_health_unassigned_shards: constant(logs, 0),
  elasticsearch_cluster_health_number_of_nodes: constant(logs, 3),
  elasticsearch_jvm_memory_used_bytes: between(heap, 1e9, 2.4e9),
  elasticsearch_jvm_memory_max_bytes: constant(heap, 4e9),
  elasticsearch_filesystem_data_available_bytes: between(volumes, 4e11, 5e11),
  elasticsearch_filesystem_data_size_bytes: constant(volumes, 1e12),
  elasticsearch_index_stats_indexing_index_total: { each: indices, value: (_, moment) => requests(moment) * 0.1 },
};
