import { alert, type RuleGroup } from '@auditorsec/alerting/rule';
import { utilization } from '@auditorsec/slo/utilization';

/** Logs: do they arrive, and is there room for them. */
export const logging: RuleGroup = {
  name: 'logging',
  rules: [
    alert({
      name: 'LogsStopped',
      // Of the logs alone: traces and Kibana write to the same cluster, and go on.
      expr: `sum by (region) (rate(elasticsearch_index_stats_indexing_index_total{index=~"[.]ds-logs-.+"}[10m])) == 0`,
      for: '5m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: no log arrives',
      description: 'Also no security log. Nodes keep them for a while: shippers go on where they stopped.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'SearchClusterRed',
      expr: 'max by (region) (elasticsearch_cluster_health_status{color="red"}) == 1',
      for: '5m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: Elasticsearch has lost shards',
      description: 'Some logs can be neither written nor read.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'SearchHeapHigh',
      expr: [
        'max by (region, name) (elasticsearch_jvm_memory_used_bytes{area="heap"})',
        '/ max by (region, name) (elasticsearch_jvm_memory_max_bytes{area="heap"}) > 0.9',
      ].join('\n'),
      for: '15m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: the heap of {{ $labels.name }} is nearly full',
      description: '{{ $value | humanizePercentage }} for a quarter of an hour: it refuses requests next.',
      dashboard: 'infrastructure',
    }),
    alert({
      name: 'SearchDiskHigh',
      expr: [
        '1 - min by (region, name) (elasticsearch_filesystem_data_available_bytes)',
        `/ max by (region, name) (elasticsearch_filesystem_data_size_bytes) > ${utilization.disk}`,
      ].join('\n'),
      for: '5m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: the disk of {{ $labels.name }} is nearly full',
      description: '{{ $value | humanizePercentage }}: it takes no new shards from 85% on, and no writes from 95%.',
      dashboard: 'infrastructure',
    }),
  ],
};
