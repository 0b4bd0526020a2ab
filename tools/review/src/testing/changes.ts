import type { Loose, Tree } from './tree.ts';

/** A change as pull requests bring it, and what a reviewer must read in its report. */
export interface Change {
  readonly name: string;
  readonly of: (tree: Tree) => Tree;
  readonly sees: readonly string[];
}

const AGENT = 'Deployment ci-failure/ci-failure-agent';
const PRODUCTION = ['ap-southeast-1', 'eu-west-1', 'us-east-1'];

const container = (object: Loose) => object.spec.template.spec.containers[0];

export const changes: readonly Change[] = [
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
    sees: ['spec.source.targetRevision: "1.31.1" → "1.31.2"', 'Application argocd/istiod'],
  },
  {
    name: 'version-labels',
    of: (tree) =>
      tree.edit(/./, ({ metadata }) => {
        metadata.labels = { ...metadata.labels, 'app.kubernetes.io/version': '2' };
      }),
    sees: ['version labels alone', 'reaches no host, route, data store or identity', 'risk low'],
  },
  {
    name: 'rename',
    of: (tree) =>
      tree.edit(
        'Service ci-failure/ci-failure-agent-stable',
        ({ metadata }) => {
          metadata.name = 'ci-failure-agent-main';
        },
        ['eu-west-1'],
      ),
    sees: [
      '1 renamed',
      'Service ci-failure/ci-failure-agent-stable → Service ci-failure/ci-failure-agent-main (renamed: deleted and made again)',
      'risk high',
    ],
  },
  {
    name: 'new-region',
    of: (tree) => tree.copyCluster('ap-southeast-1', 'sa-east-1'),
    sees: ['new: ', '`sa-east-1`', 'sa-east-1.origin.auditorsec.com', 'Identical: `ap-southeast-1`'],
  },
  {
    name: 'region-gone',
    of: (tree) => tree.remove(({ cluster }) => cluster === 'ap-southeast-1'),
    sees: ['regions that go: ap-southeast-1', 'gone: ', 'no-unnamed-deletion', 'risk high'],
  },
  {
    name: 'mass-deletion',
    of: (tree) => tree.remove(({ cluster, app }) => cluster === 'us-east-1' && app === 'gateway'),
    sees: ['deletions that need naming in exceptions', 'api.auditorsec.com', 'api-availability', 'risk high'],
  },
  {
    name: 'namespace-deleted',
    of: (tree) => tree.remove(({ object }) => object.kind === 'Namespace' && object.metadata.name === 'ratelimit'),
    sees: ['and with it everything in it', 'Namespace ratelimit', 'risk high'],
  },
  {
    name: 'larger-database',
    of: (tree) =>
      tree.edit(
        'ClusterInstance platform-aws/ci-failure-1',
        (object) => {
          object.spec.forProvider.instanceClass = 'db.r7g.4xlarge';
        },
        ['us-east-1'],
      ),
    sees: [
      'data stores: ClusterInstance platform-aws/ci-failure-1',
      'without what has no known price',
      '| unknown | aurora db.r7g.4xlarge |',
      'risk high',
    ],
  },
  {
    name: 'immutable-selector',
    of: (tree) =>
      tree.edit(
        AGENT,
        (object) => {
          object.spec.selector.matchLabels.tier = 'api';
          object.spec.template.metadata.labels.tier = 'api';
        },
        ['eu-west-1'],
      ),
    sees: ['needs deleting and making again', 'spec.selector.matchLabels.tier', 'risk high'],
  },
  {
    name: 'subset-and-route-at-once',
    of: (tree) =>
      tree
        .edit(
          'DestinationRule ci-failure/ci-failure-agent-stable',
          (object) => {
            object.spec.subsets = [{ name: 'v2', labels: { version: 'v2' } }];
          },
          ['us-east-1'],
        )
        .edit(
          'VirtualService ci-failure/ci-failure-agent',
          (object) => {
            object.spec.http[0].route[0].destination.subset = 'v2';
          },
          ['us-east-1'],
        ),
    sees: [
      'require-subset-before-route',
      'answer 503 while the change is applied',
      'an order of application that breaks',
    ],
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
    name: 'permission',
    of: (tree) =>
      tree.edit('ClusterRole prometheus-platform', (object) => {
        object.rules.push({ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list'] });
      }),
    sees: ['identities and permissions', 'ClusterRole prometheus-platform', '"secrets"'],
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
  {
    name: 'larger-than-the-bound',
    of: (tree) =>
      tree.edit(/./, ({ metadata }, cluster) => {
        metadata.annotations = {
          ...metadata.annotations,
          'example.com/note': `${metadata.name} of ${cluster}. `.repeat(5),
        };
      }),
    sees: ["more changes** don't fit here", 'npm run diff'],
  },
];
