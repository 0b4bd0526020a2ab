import { alert, type RuleGroup } from '@auditorsec/alerting/rule';
import { jobs } from '@auditorsec/metrics/jobs';

/** Whether Prometheus sees, and keeps what it sees. */
export const monitoring: RuleGroup = {
  name: 'monitoring',
  rules: [
    alert({
      name: 'Watchdog',
      expr: 'vector(1)',
      severity: 'none',
      team: 'platform',
      summary: 'Alerts work',
      description: 'Fires always: a service outside wakes somebody when it hears nothing.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'TargetDown',
      expr: '1 - avg by (region, namespace, job) (up) > 0.1',
      for: '10m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: targets of {{ $labels.job }} in {{ $labels.namespace }} are not scraped',
      description: '{{ $value | humanizePercentage }} of them: their alerts are blind.',
      dashboard: 'system-health',
    }),
    // Where there is no target there is no `up`, so that nothing is 0.
    alert({
      name: 'TargetMissing',
      expr: jobs.map((job) => `absent(up{job="${job}"})`).join('\nor '),
      for: '15m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $externalLabels.region }}: {{ $labels.job }} has no targets',
      description:
        'Prometheus finds nothing to scrape: a label, a port or a namespace is not what its monitor asks for.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'RuleFailing',
      expr: 'sum by (region, rule_group) (increase(prometheus_rule_evaluation_failures_total[5m])) > 0',
      keepFiringFor: '5m',
      severity: 'page',
      team: 'platform',
      summary: '{{ $labels.region }}: rules of {{ $labels.rule_group }} fail',
      description: 'Their alerts do not come, whatever happens.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'RuleEvaluationSlow',
      expr: 'sum by (region, rule_group) (increase(prometheus_rule_group_iterations_missed_total[10m])) > 0',
      for: '10m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: {{ $labels.rule_group }} is not evaluated as often as it should be',
      description: 'Evaluations take longer than their interval: pages come late.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'StorageCorrupt',
      expr: 'sum by (region, pod) (increase(prometheus_tsdb_wal_corruptions_total[30m])) > 0',
      keepFiringFor: '1h',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: {{ $labels.pod }} found its storage corrupt',
      description: 'What it had not yet compacted is lost; the other replica has it.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'SeriesLimitReached',
      expr: 'sum by (region) (increase(prometheus_target_scrapes_exceeded_sample_limit_total[10m])) > 0',
      keepFiringFor: '15m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: a target exposes more series than it may',
      description: 'It is not scraped at all: a label takes too many values.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'RemoteWriteBehind',
      expr: [
        'max by (region, pod, remote_name) (prometheus_remote_storage_queue_highest_timestamp_seconds)',
        '- max by (region, pod, remote_name) (prometheus_remote_storage_queue_highest_sent_timestamp_seconds) > 120',
      ].join('\n'),
      for: '5m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: {{ $labels.pod }} sends its data late',
      description: 'By {{ $value | humanizeDuration }}: what is newer is lost with the region.',
      dashboard: 'system-health',
    }),
  ],
};
