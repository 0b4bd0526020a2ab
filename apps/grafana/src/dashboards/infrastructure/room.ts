import type { Panel } from '@auditorsec/grafana/panel';
import { barGauge } from '@auditorsec/grafana/panels/bar-gauge';
import { stat } from '@auditorsec/grafana/panels/stat';
import { table } from '@auditorsec/grafana/panels/table';
import { timeseries } from '@auditorsec/grafana/panels/timeseries';
import { limits } from '@auditorsec/slo/limits';
import { percent } from '../objectives.ts';
import { inRegion } from '../selectors.ts';

export function room(): Panel[] {
  return [
    timeseries({
      title: 'CPU throttling',
      description: `Pods that had to wait for their own CPU limit in more than ${percent(limits.throttled)} of the periods.`,
      unit: 'ratio',
      queries: [
        {
          expr: `sum by (region, namespace, pod) (rate(container_cpu_cfs_throttled_periods_total{container!="",${inRegion}}[$__rate_interval])) / sum by (region, namespace, pod) (rate(container_cpu_cfs_periods_total{container!="",${inRegion}}[$__rate_interval])) > ${limits.throttled}`,
          legend: '{{region}} {{namespace}}/{{pod}}',
        },
      ],
    }),
    timeseries({
      title: 'Requested of what nodes have',
      description: 'What pods ask for, of what nodes can give. Near 1 the next pod waits for a new node.',
      unit: 'ratio',
      queries: [
        {
          expr: `sum by (region, resource) (kube_pod_container_resource_requests{resource=~"cpu|memory",${inRegion}}) / sum by (region, resource) (kube_node_status_allocatable{resource=~"cpu|memory",${inRegion}})`,
          legend: '{{region}} {{resource}}',
        },
      ],
    }),
    stat({
      title: 'Pending pods',
      description: 'Pods that no node takes. A few while nodes are added; those that stay find no room.',
      unit: 'count',
      threshold: { above: { warning: 1, critical: 10 } },
      queries: [{ expr: `sum by (region) (kube_pod_status_phase{phase="Pending",${inRegion}})`, legend: '{{region}}' }],
    }),
    stat({
      title: 'Nodes that are not ready',
      description: 'Nodes whose kubelet says nothing, or nothing good. Their pods run elsewhere by now, on less room.',
      unit: 'count',
      threshold: { above: { critical: 1 } },
      queries: [
        {
          expr: `sum by (region) (kube_node_status_condition{condition="Ready",status="true",${inRegion}} == bool 0)`,
          legend: '{{region}}',
        },
      ],
    }),
    stat({
      title: 'Spot share of nodes',
      description: 'Nodes that AWS may take back at two minutes notice, of all nodes.',
      unit: 'ratio',
      queries: [
        {
          expr: `(count by (region) (kube_node_labels{label_karpenter_sh_capacity_type="spot",${inRegion}}) or 0 * count by (region) (kube_node_labels{${inRegion}})) / count by (region) (kube_node_labels{${inRegion}})`,
          legend: '{{region}}',
        },
      ],
    }),
    barGauge({
      title: 'Node pool limits used',
      description: `What Karpenter has bought of what it may buy. At the limit no node is added, however many pods wait.`,
      unit: 'ratio',
      max: 1,
      threshold: { above: { critical: 0.8 } },
      queries: [
        {
          expr: `max by (region, nodepool, resource_type) (karpenter_nodepools_usage{${inRegion}} / karpenter_nodepools_limit{${inRegion}})`,
          legend: '{{region}} {{nodepool}} {{resource_type}}',
        },
      ],
    }),
    table({
      title: 'Autoscalers at their maximum',
      description: 'Workloads that can grow no further: more load makes them slower.',
      unit: 'count',
      query: {
        expr: `max by (region, namespace, horizontalpodautoscaler) (kube_horizontalpodautoscaler_status_current_replicas{${inRegion}} == on (region, namespace, horizontalpodautoscaler) kube_horizontalpodautoscaler_spec_max_replicas{${inRegion}})`,
      },
      columns: { region: 'Region', namespace: 'Namespace', horizontalpodautoscaler: 'Autoscaler' },
      value: 'Replicas',
    }),
  ];
}
