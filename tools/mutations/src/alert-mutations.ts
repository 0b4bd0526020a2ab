import type { Mutation } from './mutate.ts';

const rules = (name: string) => `alerts/PrometheusRule.monitoring.coreos.com_observability_${name}.yaml`;
const ROUTES = 'monitoring/AlertmanagerConfig.monitoring.coreos.com_observability_platform.yaml';

/** Breakages of alerts and of their way to people that Prometheus and Alertmanager take. */
export const alertMutations: readonly Mutation[] = [
  {
    rule: 'match-alert-metrics',
    says: 'an alert reads a metric that nobody exposes',
    edits: [{ file: rules('nodes'), from: 'node_memory_MemAvailable_bytes', to: 'node_memory_available_bytes' }],
  },
  {
    rule: 'match-alert-metrics',
    says: 'a bucket is asked for as Prometheus 2 spells it',
    edits: [{ file: rules('slo'), from: 'le=~"100(\\\\.0)?"', to: 'le="100"' }],
  },
  {
    rule: 'require-route-objective',
    says: 'a route is renamed after its objectives were written',
    edits: [
      {
        file: 'gateway/VirtualService.networking.istio.io_ci-failure_api.yaml',
        from: 'name: healthz-ready',
        to: 'name: health',
      },
    ],
  },
  {
    rule: 'require-alert-route',
    says: 'pages go to where nobody is told',
    edits: [{ file: ROUTES, from: 'value: page\n        receiver: page', to: 'value: page\n        receiver: nobody' }],
  },
  {
    rule: 'require-alert-route',
    says: 'a page without an objective silences tickets without one',
    edits: [
      {
        file: ROUTES,
        from: '          value: page\n        - matchType: "=~"\n          name: slo\n          value: ".+"\n',
        to: '          value: page\n',
      },
    ],
  },
];
