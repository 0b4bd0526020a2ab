import type { Panel } from '@auditorsec/grafana/panel';
import { stateTimeline } from '@auditorsec/grafana/panels/state-timeline';
import { timeseries } from '@auditorsec/grafana/panels/timeseries';
import { inRegion } from '../selectors.ts';

/** Whether what watches the platform sees, and is heard. */
export function monitoring(): Panel[] {
  return [
    timeseries({
      title: 'Targets that are down',
      description:
        'What Prometheus should scrape and cannot, of all targets of a job. Its alerts and panels are blind.',
      unit: 'ratio',
      width: 'third',
      queries: [
        {
          expr: `1 - avg by (region, namespace, job) (up{${inRegion}}) > 0`,
          legend: '{{region}} {{namespace}} {{job}}',
        },
      ],
    }),
    timeseries({
      title: 'Rules and notifications that fail',
      description:
        'Rules that Prometheus cannot evaluate, alerts that it cannot deliver, and notifications that nobody took.',
      unit: 'eventsPerSecond',
      width: 'third',
      queries: [
        {
          expr: `sum by (region) (rate(prometheus_rule_evaluation_failures_total{${inRegion}}[$__rate_interval]))`,
          legend: '{{region}} rules',
        },
        {
          expr: `sum by (region) (rate(prometheus_notifications_dropped_total{${inRegion}}[$__rate_interval]))`,
          legend: '{{region}} dropped alerts',
        },
        {
          expr: `sum by (region, integration) (rate(alertmanager_notifications_failed_total{${inRegion}}[$__rate_interval]))`,
          legend: '{{region}} {{integration}}',
        },
      ],
    }),
    timeseries({
      title: 'Remote write behind',
      description:
        "How old the newest sample is that the other region's store has: what is lost of the metrics with this one.",
      unit: 'seconds',
      width: 'third',
      queries: [
        {
          expr: `max by (region, remote_name) (prometheus_remote_storage_queue_highest_timestamp_seconds{${inRegion}} - prometheus_remote_storage_queue_highest_sent_timestamp_seconds{${inRegion}})`,
          legend: '{{region}} {{remote_name}}',
        },
      ],
    }),
    timeseries({
      title: 'Spans lost',
      description: 'Spans that no collector took, or that Jaeger did not: traces with holes.',
      unit: 'eventsPerSecond',
      width: 'third',
      queries: [
        {
          expr: `sum by (region) (rate(otelcol_exporter_send_failed_spans{${inRegion}}[$__rate_interval]))`,
          legend: '{{region}} not sent',
        },
        {
          expr: `sum by (region) (rate(otelcol_receiver_refused_spans{${inRegion}}[$__rate_interval]))`,
          legend: '{{region}} refused',
        },
      ],
    }),
    timeseries({
      title: 'Log entries stored',
      description: 'What Elasticsearch takes of the logs. None means that the way of the logs is interrupted.',
      unit: 'eventsPerSecond',
      width: 'third',
      queries: [
        {
          expr: `sum by (region) (rate(elasticsearch_index_stats_indexing_index_total{index=~"[.]ds-logs-.+",${inRegion}}[$__rate_interval]))`,
          legend: '{{region}}',
        },
      ],
    }),
    stateTimeline({
      title: 'Elasticsearch',
      description: 'Yellow: copies of shards are missing. Red: data is missing, and searches and writes fail.',
      width: 'third',
      states: {
        1: { text: 'green', color: 'green' },
        2: { text: 'yellow', color: 'orange' },
        3: { text: 'red', color: 'red' },
      },
      queries: [
        {
          expr: ['green', 'yellow', 'red']
            .map(
              (color, index) =>
                `${index + 1} * max by (region) (elasticsearch_cluster_health_status{color="${color}",${inRegion}} == 1)`,
            )
            .join(' or '),
          legend: '{{region}}',
        },
      ],
    }),
  ];
}
