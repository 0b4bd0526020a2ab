import { counter, gauge } from '../metric.ts';

const REMOTE = ['remote_name', 'url'];

/** Prometheus itself: grep of prometheus/prometheus 3.16. */
export const prometheus = [
  gauge('prometheus_config_last_reload_successful', 'boolean'),
  counter('prometheus_rule_evaluation_failures_total', 'count', 'rule_group'),
  counter('prometheus_rule_group_iterations_missed_total', 'count', 'rule_group'),
  gauge('prometheus_rule_group_last_duration_seconds', 'seconds', 'rule_group'),
  gauge('prometheus_rule_group_interval_seconds', 'seconds', 'rule_group'),
  counter('prometheus_notifications_dropped_total', 'count'),
  counter('prometheus_notifications_errors_total', 'count', 'alertmanager'),
  counter('prometheus_notifications_sent_total', 'count', 'alertmanager'),
  gauge('prometheus_notifications_alertmanagers_discovered', 'count'),
  counter('prometheus_target_scrapes_exceeded_sample_limit_total', 'count'),
  counter('prometheus_target_scrapes_sample_duplicate_timestamp_total', 'count'),
  gauge('prometheus_tsdb_head_series', 'count'),
  counter('prometheus_tsdb_wal_corruptions_total', 'count'),
  counter('prometheus_tsdb_compactions_failed_total', 'count'),
  gauge('prometheus_remote_storage_queue_highest_timestamp_seconds', 'timestamp', ...REMOTE),
  gauge('prometheus_remote_storage_queue_highest_sent_timestamp_seconds', 'timestamp', ...REMOTE),
  counter('prometheus_remote_storage_samples_failed_total', 'count', ...REMOTE),
  counter('prometheus_remote_storage_samples_dropped_total', 'count', ...REMOTE, 'reason'),
];

/** Alertmanager itself: grep of prometheus/alertmanager 0.34. */
export const alertmanager = [
  gauge('alertmanager_config_last_reload_successful', 'boolean'),
  gauge('alertmanager_cluster_members', 'count'),
  gauge('alertmanager_alerts', 'count', 'state'),
  counter('alertmanager_notifications_total', 'count', 'integration', 'receiver_name'),
  counter('alertmanager_notifications_failed_total', 'count', 'integration', 'receiver_name', 'reason'),
];

/** The OpenTelemetry collector about itself, and Jaeger, which is one. Its reader adds neither `_total` nor units to names. */
export const collector = [
  counter('otelcol_receiver_accepted_spans', 'count', 'receiver', 'transport'),
  counter('otelcol_receiver_refused_spans', 'count', 'receiver', 'transport'),
  counter('otelcol_exporter_sent_spans', 'count', 'exporter'),
  counter('otelcol_exporter_send_failed_spans', 'count', 'exporter'),
  gauge('otelcol_exporter_queue_size', 'count', 'exporter'),
  gauge('otelcol_exporter_queue_capacity', 'count', 'exporter'),
  counter('otelcol_processor_tail_sampling_count_traces_sampled', 'count', 'policy', 'sampled'),
  gauge('otelcol_process_memory_rss', 'bytes'),
];

/** The agent's own, on its merged endpoint: what every Prometheus client library reports of its process. */
export const agent = [counter('process_cpu_seconds_total', 'seconds'), gauge('process_resident_memory_bytes', 'bytes')];
