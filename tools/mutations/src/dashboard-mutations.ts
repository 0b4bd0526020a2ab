import type { Mutation } from './mutate.ts';

const dashboard = (uid: string) => `grafana/GrafanaDashboard.grafana.integreatly.org_observability_${uid}.yaml`;

/** Breakages of dashboards that Grafana takes. */
export const dashboardMutations: readonly Mutation[] = [
  {
    rule: 'fit-dashboard-panels',
    says: 'a unit is lost',
    edits: [{ file: dashboard('api-performance'), from: '"unit": "bytes",', to: '"decimals": 1,' }],
  },
  {
    rule: 'fit-dashboard-queries',
    says: 'graphs look back five minutes, whatever the time range',
    edits: [{ file: dashboard('api-performance'), from: '[$__rate_interval]', to: '[5m]' }],
  },
  {
    rule: 'match-dashboard-variables',
    says: 'a variable is misspelt where it is declared',
    edits: [{ file: dashboard('system-health'), from: '"name": "service"', to: '"name": "servcie"' }],
  },
  {
    rule: 'no-panel-overlap',
    says: 'panels are moved by hand, and too far',
    edits: [{ file: dashboard('infrastructure'), from: '"x": 8,', to: '"x": 7,' }],
  },
  {
    rule: 'require-server-side-apply',
    says: 'a small object is applied by the server',
    edits: [
      {
        file: 'grafana/GrafanaFolder.grafana.integreatly.org_observability_platform.yaml',
        from: 'metadata:\n',
        to: 'metadata:\n  annotations:\n    argocd.argoproj.io/sync-options: ServerSideApply=true\n',
      },
    ],
  },
  {
    rule: 'unique-dashboard-uid',
    says: 'a dashboard was copied with its uid',
    edits: [{ file: dashboard('cost'), from: 'uid: cost\n', to: 'uid: infrastructure\n' }],
  },
  {
    rule: 'match-alert-dashboard',
    says: 'alerts link to a dashboard by a name that it had once',
    edits: [
      {
        file: 'alerts/PrometheusRule.monitoring.coreos.com_observability_cost.yaml',
        from: '/d/cost',
        to: '/d/costs',
      },
    ],
  },
];
