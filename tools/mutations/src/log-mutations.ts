import type { Mutation } from './mutate.ts';

const SETTINGS = 'logging/ConfigMap_observability_elasticsearch-setup.yaml';

/** Breakages of logging that every program takes. */
export const logMutations: readonly Mutation[] = [
  {
    rule: 'no-logged-secret',
    says: 'the access log shows paths with their queries',
    edits: [
      {
        file: 'mesh/Application.argoproj.io_argocd_istiod.yaml',
        from: '%REQ_WITHOUT_QUERY(X-ENVOY-ORIGINAL-PATH?:PATH)%',
        to: '%REQ(X-ENVOY-ORIGINAL-PATH?:PATH)%',
      },
    ],
  },
  {
    rule: 'require-log-masks',
    says: 'the shipper masks Bearer tokens of another look',
    edits: [
      {
        file: 'logging/Beat.beat.k8s.elastic.co_log-shipper_filebeat.yaml',
        from: '(?i:basic|bearer|digest|negotiate|token|apikey)[ \\t]+)[A-Za-z0-9._~+/-][a-z',
        to: '(?i:basic|digest|negotiate|token|apikey)[ \\t]+)[A-Za-z0-9._~+/-][a-z',
      },
    ],
  },
  {
    rule: 'fit-log-retention',
    says: 'the security log is deleted with the others',
    edits: [
      { file: SETTINGS, from: '"index.lifecycle.name": "security-400d"', to: '"index.lifecycle.name": "logs-90d"' },
    ],
  },
];
