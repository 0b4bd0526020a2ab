import type { Change } from './change.ts';
import type { Loose } from './tree.ts';

const AGENT = 'Deployment ci-failure/ci-failure-agent';
const PRODUCTION = ['ap-southeast-1', 'eu-west-1', 'us-east-1'];

const container = (object: Loose) => object.spec.template.spec.containers[0];

/** What comes every week. */
export const routineChanges: readonly Change[] = [
  {
    name: 'one-field',
    of: (tree) =>
      tree.edit(
        'HorizontalPodAutoscaler ci-failure/ci-failure-agent',
        (object) => {
          object.spec.maxReplicas += 20;
        },
        ['us-east-1'],
      ),
    sees: [
      '1 changed in us-east-1',
      'Cost: +$0.00 to +$',
      'Identical: `ap-southeast-1`, `eu-west-1`',
      'spec.maxReplicas: 60 → 80',
      'api-v1-read',
    ],
  },
  {
    name: 'image-in-one-region',
    of: (tree) =>
      tree.edit(
        AGENT,
        (object) => {
          container(object).image = 'ghcr.io/auditorsec/ci-failure-agent:4.1.0';
        },
        ['ap-southeast-1'],
      ),
    sees: ['pods replaced', 'Deployment ci-failure/ci-failure-agent (4 or more)', 'api-availability', 'risk medium'],
  },
  {
    name: 'image-everywhere',
    of: (tree) =>
      tree.edit(
        AGENT,
        (object) => {
          container(object).image = 'ghcr.io/auditorsec/ci-failure-agent:4.1.0';
        },
        PRODUCTION,
      ),
    sees: ['ci-failure-agent:4.1.0', 'regions in one commit: ap-southeast-1, eu-west-1, us-east-1'],
  },
  {
    name: 'lib-change',
    of: (tree) =>
      tree.edit(/^Deployment /, (object) => {
        object.spec.template.spec.terminationGracePeriodSeconds = 45;
      }),
    sees: ['pods replaced', 'terminationGracePeriodSeconds', 'Deployment istio-ingress/istio-ingress'],
  },
  {
    name: 'chart-bump',
    of: (tree) =>
      tree.edit('Application argocd/istiod', (object) => {
        object.spec.source.targetRevision = '1.31.2';
      }),
    sees: [
      'spec.source.targetRevision: "1.31.1" → "1.31.2"',
      'charts, which make and restart what is not shown here: Application argocd/istiod',
      '1 chart',
    ],
  },
  {
    name: 'version-labels',
    of: (tree) =>
      tree.edit(/./, ({ metadata }) => {
        metadata.labels = { ...metadata.labels, 'app.kubernetes.io/version': '2' };
      }),
    sees: ['notes that nothing reads', 'reaches no host, route, data store or identity', 'risk low'],
  },
  {
    name: 'timeout-of-a-route',
    of: (tree) =>
      tree.edit(
        'VirtualService ci-failure/api',
        (object) => {
          object.spec.http.find(({ name }: Loose) => name === 'api-v1-read').timeout = '2s';
        },
        PRODUCTION,
      ),
    sees: ['spec.http[api-v1-read].timeout: "3s" → "2s"', '**routes**: `api-v1-read`\n', 'api-latency'],
  },
  {
    name: 'order-of-routes',
    of: (tree) =>
      tree.edit(
        'VirtualService ci-failure/api',
        ({ spec }) => {
          spec.http.unshift(...spec.http.splice(3, 1));
        },
        ['us-east-1'],
      ),
    sees: ['moved from place 4 to 1'],
  },
  {
    name: 'config-alone',
    of: (tree) =>
      tree.edit(
        'ConfigMap observability/blackbox-exporter',
        ({ data }) => {
          for (const key of Object.keys(data)) data[key] = `${data[key]}\n# another line\n`;
        },
        ['us-east-1'],
      ),
    sees: ['**config that its readers may not notice**', 'by Deployment blackbox-exporter', '+       # another line'],
  },
  {
    name: 'objective',
    of: (tree) =>
      tree.edit('PrometheusRule observability/slo', (object) => {
        for (const group of object.spec.groups)
          for (const rule of group.rules) if (rule.alert === 'ErrorBudgetSpent') rule.for = '1h';
      }),
    sees: ['objectives redefined', 'api-availability', 'rules[ErrorBudgetSpent'],
  },
];
