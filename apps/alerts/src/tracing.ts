import { alert, type RuleGroup } from '@auditorsec/alerting/rule';
import { utilization } from '@auditorsec/slo/utilization';

/** Whether traces arrive. */
export const tracing: RuleGroup = {
  name: 'tracing',
  rules: [
    alert({
      name: 'SpansLost',
      expr: 'sum by (region, exporter) (rate(otelcol_exporter_send_failed_spans[5m])) > 0',
      for: '10m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: collectors cannot deliver traces by {{ $labels.exporter }}',
      description: '{{ $value | humanize }} spans a second are lost.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'SpanQueueFull',
      expr: [
        'max by (region, pod, exporter) (otelcol_exporter_queue_size)',
        `/ max by (region, pod, exporter) (otelcol_exporter_queue_capacity) > ${utilization.memory}`,
      ].join('\n'),
      for: '10m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: traces pile up in {{ $labels.pod }}',
      description:
        'Its queue to {{ $labels.exporter }} is {{ $value | humanizePercentage }} full: then spans are dropped.',
      dashboard: 'system-health',
    }),
  ],
};
