import type { Mutation } from './mutate.ts';

const AGENT = 'delivery/Application.argoproj.io_argocd_ci-failure-agent.yaml';
const PROJECT = 'delivery/AppProject.argoproj.io_argocd_us-east-1.yaml';
const SETTINGS = 'delivery/ConfigMap_argocd_argocd-cm.yaml';
const CERT_MANAGER = 'components/Application.argoproj.io_argocd_cert-manager.yaml';
const ISTIOD = 'mesh/Application.argoproj.io_argocd_istiod.yaml';

/** Larger than Argo CD reads of one folder, and applied by the server, as anything so large. */
const HUGE = `
apiVersion: v1
kind: ConfigMap
metadata:
  name: huge
  namespace: istio-ingress
  annotations: { argocd.argoproj.io/sync-options: ServerSideApply=true }
data: ${JSON.stringify(Object.fromEntries(Array.from({ length: 2100 }, (_, index) => [`part-${index}`, 'lorem '.repeat(800)])))}
`;

/** Breakages of how Argo CD keeps a cluster, and of the components that it installs. */
export const deliveryMutations: readonly Mutation[] = [
  {
    rule: 'match-application-project',
    says: 'an app is in no project',
    edits: [{ file: AGENT, from: 'project: us-east-1', to: 'project: default' }],
  },
  {
    rule: 'match-application-project',
    says: 'the project leaves a kind out that an app has',
    edits: [{ file: PROJECT, from: '      kind: Rollout\n', to: '      kind: Rolout\n' }],
  },
  {
    rule: 'match-selected-pods',
    says: 'a Service leads nowhere',
    edits: [{ file: 'rate-limit/Service_ratelimit_counters.yaml', from: '    app: ', to: '    application: ' }],
  },
  {
    rule: 'require-manifest-paths',
    says: 'an Application hears of the folder of another',
    edits: [
      {
        file: AGENT,
        from: 'manifest-generate-paths: /generated/us-east-1/ci-failure-agent',
        to: 'manifest-generate-paths: /generated/us-east-1/ci-failure-worker',
      },
    ],
  },
  {
    rule: 'require-application-health',
    says: 'waves between Applications order nothing',
    edits: [{ file: SETTINGS, from: 'health.argoproj.io_Application', to: 'health.argoproj.io_ApplicationSet' }],
  },
  {
    rule: 'no-rolling-sync',
    says: 'Argo CD orders the regions',
    edits: [
      {
        app: 'delivery',
        add: `
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: regions, namespace: argocd }
spec:
  strategy: { type: RollingSync }
  generators: []
  template: { metadata: { name: all }, spec: { project: us-east-1, syncPolicy: { automated: {} } } }
`,
      },
      {
        file: PROJECT,
        from: '  namespaceResourceWhitelist:\n',
        to: '  namespaceResourceWhitelist:\n    - group: argoproj.io\n      kind: ApplicationSet\n',
      },
    ],
  },
  { rule: 'fit-folder-size', says: 'a folder is more than Argo CD reads', edits: [{ app: 'gateway', add: HUGE }] },
  {
    rule: 'require-available-webhooks',
    says: 'one pod answers for all certificates',
    edits: [{ file: CERT_MANAGER, from: '          replicaCount: 3\n', to: '          replicaCount: 1\n' }],
  },
  {
    rule: 'require-available-webhooks',
    says: 'the API server waits half a minute for a webhook',
    edits: [{ file: CERT_MANAGER, from: 'timeoutSeconds: 10', to: 'timeoutSeconds: 30' }],
  },
  {
    rule: 'require-mesh-cni',
    says: 'proxies change the network themselves',
    edits: [
      { file: ISTIOD, from: '        cni:\n          enabled: true\n', to: '        cni:\n          enabled: false\n' },
    ],
  },
];
