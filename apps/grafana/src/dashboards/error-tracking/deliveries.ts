import type { Panel } from '@auditorsec/grafana/panel';
import { stat } from '@auditorsec/grafana/panels/stat';
import { table } from '@auditorsec/grafana/panels/table';
import { inRegion, zeroWhereScraped } from '../selectors.ts';

export function deliveries(): Panel[] {
  return [
    table({
      title: 'Killed for memory',
      description: 'Containers whose last end was that they took more memory than their limit.',
      unit: 'count',
      query: {
        expr: `sum by (region, namespace, pod, container) (kube_pod_container_status_last_terminated_reason{reason="OOMKilled",${inRegion}}) > 0`,
      },
      columns: { region: 'Region', namespace: 'Namespace', pod: 'Pod', container: 'Container' },
      value: 'Killed',
    }),
    stat({
      title: 'Failed syncs, 1 h',
      description: 'Syncs of Argo CD that ended in an error: what Git says is not what runs.',
      unit: 'count',
      threshold: { above: { critical: 1 } },
      queries: [
        {
          expr: `sum by (region) (increase(argocd_app_sync_total{phase=~"Error|Failed",${inRegion}}[1h])) or ${zeroWhereScraped('argo-cd')}`,
          legend: '{{region}}',
        },
      ],
    }),
    stat({
      title: 'Aborted rollouts',
      description: 'Rollouts that went back to the stable version: the new one failed its analysis.',
      unit: 'count',
      threshold: { above: { critical: 1 } },
      queries: [
        {
          expr: `sum by (region) (rollout_info{phase="Degraded",${inRegion}}) or ${zeroWhereScraped('argo-rollouts')}`,
          legend: '{{region}}',
        },
      ],
    }),
  ];
}
