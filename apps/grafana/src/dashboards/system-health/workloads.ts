import type { Panel } from '@auditorsec/grafana/panel';
import { table } from '@auditorsec/grafana/panels/table';
import { timeseries } from '@auditorsec/grafana/panels/timeseries';
import { inRegion } from '../selectors.ts';

export function workloads(): Panel[] {
  return [
    timeseries({
      title: 'Running pods that are not ready',
      description: 'Pods that run and take no requests. A few while something rolls out; many that stay are an outage.',
      unit: 'count',
      queries: [
        {
          expr: `sum by (region, namespace) (kube_pod_status_ready{condition="false",${inRegion}} * on (region, namespace, pod) group_left () kube_pod_status_phase{phase="Running",${inRegion}})`,
          legend: '{{region}} {{namespace}}',
        },
      ],
    }),
    table({
      title: 'Crash loops',
      description: 'Pods whose containers started more than twice within 15 minutes.',
      unit: 'count',
      query: {
        expr: `round(sum by (region, namespace, pod) (increase(kube_pod_container_status_restarts_total{${inRegion}}[15m]))) > 2`,
      },
      columns: { region: 'Region', namespace: 'Namespace', pod: 'Pod' },
      value: 'Restarts',
    }),
  ];
}
