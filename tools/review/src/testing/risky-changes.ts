import type { Change } from './change.ts';

const AGENT = 'Deployment ci-failure/ci-failure-agent';

/** What takes something away, or reaches everybody; the last one is larger than a report may be. */
export const riskyChanges: readonly Change[] = [
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
    sees: ['nobody updates or heals it any more', 'Namespace ratelimit', 'risk high'],
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
    name: 'permission',
    of: (tree) =>
      tree.edit('ClusterRole prometheus-platform', (object) => {
        object.rules.push({ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list'] });
      }),
    sees: ['identities and permissions', 'ClusterRole prometheus-platform', '"secrets"'],
  },
  {
    name: 'dns-of-all-regions',
    of: (tree) =>
      tree.edit('HealthCheck platform-aws/api-eu-west-1', (object) => {
        object.spec.forProvider.failureThreshold = 1;
      }),
    sees: ['what all regions share: global', 'risk high'],
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
