import { counter, gauge } from '../metric.ts';

const DATABASE = ['dimension_DBClusterIdentifier', 'dimension_DBInstanceIdentifier'];
const CACHE = ['dimension_CacheClusterId', 'dimension_ReplicationGroupId'];

/**
 * CloudWatch through YACE (prometheus-community/yet-another-cloudwatch-exporter, pkg/promutil names them): every value is a
 * gauge of one period of CloudWatch, sums too, so `rate` over them says nothing. Latencies of Aurora and its replication are in
 * milliseconds, ElastiCache's replication lag is in seconds.
 */
export const cloudWatch = [
  gauge('aws_rds_aurora_global_dbreplication_lag_average', 'milliseconds', ...DATABASE),
  gauge('aws_rds_aurora_replica_lag_average', 'milliseconds', ...DATABASE),
  gauge('aws_rds_commit_latency_average', 'milliseconds', ...DATABASE),
  gauge('aws_rds_cpuutilization_average', 'percent', ...DATABASE),
  gauge('aws_rds_database_connections_average', 'count', ...DATABASE),
  gauge('aws_rds_freeable_memory_average', 'bytes', ...DATABASE),
  gauge('aws_elasticache_cache_hits_sum', 'count', ...CACHE),
  gauge('aws_elasticache_cache_misses_sum', 'count', ...CACHE),
  gauge('aws_elasticache_evictions_sum', 'count', ...CACHE),
  gauge('aws_elasticache_engine_cpuutilization_average', 'percent', ...CACHE),
  gauge('aws_elasticache_database_memory_usage_percentage_average', 'percent', ...CACHE),
  gauge('aws_elasticache_replication_lag_average', 'seconds', ...CACHE),
  gauge('aws_elasticache_global_datastore_replication_lag_average', 'seconds', ...CACHE),
  gauge('aws_route53_health_check_status_minimum', 'boolean', 'dimension_HealthCheckId'),
  gauge('aws_route53_health_check_percentage_healthy_average', 'percent', 'dimension_HealthCheckId'),
  gauge('aws_networkelb_active_flow_count_average', 'count', 'dimension_LoadBalancer'),
  gauge('aws_networkelb_processed_bytes_sum', 'bytes', 'dimension_LoadBalancer'),
  gauge('aws_networkelb_un_healthy_host_count_maximum', 'count', 'dimension_LoadBalancer', 'dimension_TargetGroup'),
  gauge('aws_sqs_approximate_number_of_messages_visible_average', 'count', 'dimension_QueueName'),
  gauge('aws_sqs_approximate_age_of_oldest_message_maximum', 'seconds', 'dimension_QueueName'),
  counter('yace_cloudwatch_requests_total', 'count', 'api_name'),
  counter('yace_cloudwatch_request_errors', 'count', 'api_name'),
];

/** postgres_exporter: collector/*.go of prometheus-community/postgres_exporter. */
export const postgres = [
  gauge('pg_up', 'boolean'),
  gauge('pg_stat_activity_count', 'count', 'datname', 'state'),
  gauge('pg_stat_activity_max_tx_duration', 'seconds', 'datname', 'state'),
  gauge('pg_settings_max_connections', 'count'),
  gauge('pg_replication_is_replica', 'boolean'),
  counter('pg_stat_database_xact_commit', 'count', 'datname'),
  counter('pg_stat_database_xact_rollback', 'count', 'datname'),
  counter('pg_stat_database_blks_hit', 'count', 'datname'),
  counter('pg_stat_database_blks_read', 'count', 'datname'),
  counter('pg_stat_database_deadlocks', 'count', 'datname'),
  counter('pg_stat_statements_calls_total', 'count', 'user', 'datname', 'queryid'),
  counter('pg_stat_statements_seconds_total', 'seconds', 'user', 'datname', 'queryid'),
];

/** elasticsearch_exporter, of prometheus-community. Its label `cluster` comes out as `exported_cluster`, as ours has that name. */
export const elasticsearch = [
  gauge('elasticsearch_cluster_health_status', 'boolean', 'exported_cluster', 'color'),
  gauge('elasticsearch_cluster_health_unassigned_shards', 'count', 'exported_cluster'),
  gauge('elasticsearch_cluster_health_number_of_nodes', 'count', 'exported_cluster'),
  gauge('elasticsearch_jvm_memory_used_bytes', 'bytes', 'exported_cluster', 'name', 'area'),
  gauge('elasticsearch_jvm_memory_max_bytes', 'bytes', 'exported_cluster', 'name', 'area'),
  gauge('elasticsearch_filesystem_data_available_bytes', 'bytes', 'exported_cluster', 'name', 'mount', 'path'),
  gauge('elasticsearch_filesystem_data_size_bytes', 'bytes', 'exported_cluster', 'name', 'mount', 'path'),
  counter('elasticsearch_index_stats_indexing_index_total', 'count', 'exported_cluster', 'index'),
];
