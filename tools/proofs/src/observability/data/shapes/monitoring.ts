import { constant, cross, type Shape, type Shapes, single } from '../shape.ts';
import { requests, wave } from '../traffic.ts';

const groups: Shape['each'] = () => [{ rule_group: '/etc/prometheus/rules/slo.yaml;slo' }];
const alertmanagers: Shape['each'] = () => [{ alertmanager: 'http://10.0.0.9:9093/api/v2/alerts' }];
const remotes: Shape['each'] = () => [{ remote_name: 'store', url: 'https://metrics.example/api/v1/write' }];
const agents: Shape['each'] = ({ pods }) => pods.filter(({ workload }) => workload === 'ci-failure-agent');

export const prometheus: Shapes = {
  prometheus_config_last_reload_successful: constant(single, 1),
  prometheus_rule_evaluation_failures_total: constant(groups, 0),
  prometheus_rule_group_iterations_missed_total: constant(groups, 0),
  prometheus_rule_group_last_duration_seconds: { each: groups, value: (_, moment) => wave(moment, 0.2, 0.6) },
  prometheus_rule_group_interval_seconds: constant(groups, 30),
  prometheus_notifications_dropped_total: constant(single, 0),
  prometheus_notifications_errors_total: constant(alertmanagers, 0),
  prometheus_notifications_sent_total: constant(alertmanagers, 0.01),
  prometheus_notifications_alertmanagers_discovered: constant(single, 3),
  prometheus_target_scrapes_exceeded_sample_limit_total: constant(single, 0),
  prometheus_target_scrapes_sample_duplicate_timestamp_total: constant(single, 0),
  prometheus_tsdb_head_series: { each: single, value: (_, moment) => wave(moment, 180_000, 240_000) },
  prometheus_tsdb_wal_corruptions_total: constant(single, 0),
  prometheus_tsdb_compactions_failed_total: constant(single, 0),
  prometheus_remote_storage_queue_highest_timestamp_seconds: { each: remotes, value: (_, { seconds }) => seconds },
  prometheus_remote_storage_queue_highest_sent_timestamp_seconds: {
    each: remotes,
    value: (_, { seconds }) => seconds - 2,
  },
  prometheus_remote_storage_samples_failed_total: constant(remotes, 0),
  prometheus_remote_storage_samples_dropped_total: constant(
    (region) => cross(remotes(region), 'reason', ['too_old']),
    0,
  ),
};

const integrations: Shape['each'] = () =>
  ['pagerduty', 'webhook'].map((integration) => ({ integration, receiver_name: `platform/${integration}` }));

export const alertmanager: Shapes = {
  alertmanager_config_last_reload_successful: constant(single, 1),
  alertmanager_cluster_members: constant(single, 3),
  alertmanager_alerts: constant(() => cross([{}], 'state', ['active', 'suppressed', 'unprocessed']), 1),
  alertmanager_notifications_total: constant(integrations, 0.01),
  alertmanager_notifications_failed_total: constant(
    (region) => cross(integrations(region), 'reason', ['clientError', 'serverError', 'other']),
    0,
  ),
};

const COLLECTOR = {
  ...{ namespace: 'observability', pod: 'otel-gateway-collector-0', container: 'otc-container', address: '10.0.0.3' },
};

const collectors: Shape['each'] = () => [COLLECTOR];
const receivers: Shape['each'] = () => [{ ...COLLECTOR, receiver: 'otlp', transport: 'grpc' }];
const exporters: Shape['each'] = () => [{ ...COLLECTOR, exporter: 'otlp/jaeger' }];

export const collector: Shapes = {
  otelcol_receiver_accepted_spans: { each: receivers, value: (_, moment) => requests(moment) * 0.4 },
  otelcol_receiver_refused_spans: constant(receivers, 0),
  otelcol_exporter_sent_spans: { each: exporters, value: (_, moment) => requests(moment) * 0.1 },
  otelcol_exporter_send_failed_spans: constant(exporters, 0),
  otelcol_exporter_queue_size: { each: exporters, value: (_, moment) => Math.round(wave(moment, 1, 20)) },
  otelcol_exporter_queue_capacity: constant(exporters, 1000),
  otelcol_processor_tail_sampling_count_traces_sampled: {
    each: () => cross([{ ...COLLECTOR, policy: 'rest' }], 'sampled', ['true', 'false']),
    value: ({ sampled }, moment) => requests(moment) * (sampled === 'true' ? 0.1 : 0.9),
  },
  otelcol_process_memory_rss: constant(collectors, 300 * 2 ** 20),
};

export const agent: Shapes = {
  process_cpu_seconds_total: { each: agents, value: (_, moment) => requests(moment) / 10_000 },
  process_resident_memory_bytes: { each: agents, value: (_, moment) => wave(moment, 0.2, 0.3) * 2 ** 30 },
};
