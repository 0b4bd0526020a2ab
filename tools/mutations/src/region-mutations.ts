import type { Mutation } from './mutate.ts';

const CLUSTER = 'data/Cluster.rds.aws.m.upbound.io_platform-aws_ci-failure.yaml';
const STABLE = 'ci-failure-agent/DestinationRule.networking.istio.io_ci-failure_ci-failure-agent-stable.yaml';
const AGENT_NETWORK = 'ci-failure-agent/NetworkPolicy.networking.k8s.io_ci-failure_ci-failure-agent.yaml';
const ROLE = 'ci-failure-agent/RolePolicy.iam.aws.m.upbound.io_platform-aws_us-east-1-ci-failure-agent-own.yaml';
const ISTIOD = 'mesh/Application.argoproj.io_argocd_istiod.yaml';
const DATABASE = 'data/ConfigMap_ci-failure_database.yaml';
const CACHE = 'data/ConfigMap_ci-failure_cache.yaml';

/** Breakages of a region's data and of its room, and of what regions have in common. */
export const regionMutations: readonly Mutation[] = [
  {
    rule: 'match-ring',
    says: 'DNS moves with a region',
    cluster: 'eu-west-1',
    edits: [
      {
        file: 'delivery/Application.argoproj.io_argocd_edge-global.yaml',
        from: 'targetRevision: ring/global',
        to: 'targetRevision: ring/eu-west-1',
      },
    ],
  },
  {
    rule: 'require-kept-data',
    says: 'the database may be deleted',
    edits: [{ file: CLUSTER, from: 'deletionProtection: true', to: 'deletionProtection: false' }],
  },
  {
    rule: 'require-kept-data',
    says: 'Argo CD prunes the database with its file',
    edits: [{ file: CLUSTER, from: 'Prune=false,Delete=false', to: 'Delete=false' }],
  },
  {
    rule: 'no-unnamed-deletion',
    says: 'a Namespace goes with all its pods',
    edits: [{ remove: 'namespaces/Namespace__observability.yaml' }],
  },
  {
    rule: 'match-writable-endpoint',
    says: 'writes go to the replicas',
    edits: [{ file: CACHE, from: '"write": "master.ci-failure.', to: '"write": "replica.ci-failure.' }],
  },
  {
    rule: 'match-writable-endpoint',
    says: 'the active region connects to the copy of its database',
    edits: [
      { file: DATABASE, from: '"host": "ci-failure.proxy-', to: '"host": "ci-failure-read-only.endpoint.proxy-' },
    ],
  },
  {
    rule: 'require-aws-identity',
    says: 'the role may connect as another user',
    edits: [{ file: ROLE, from: 'prx-*/ci-failure', to: 'prx-*/ci-failure-agent' }],
  },
  {
    rule: 'require-network-openings',
    says: 'pods ask the metadata service of their node for credentials',
    edits: [{ file: AGENT_NETWORK, from: '169.254.170.23/32', to: '169.254.169.254/32' }],
  },
  {
    rule: 'match-global-members',
    says: 'one region has an older PostgreSQL',
    edits: [{ file: CLUSTER, from: 'engineVersion: "17.7"', to: 'engineVersion: "17.5"' }],
  },
  {
    rule: 'fit-database-connections',
    says: 'the proxy may open few connections',
    edits: [
      {
        file: 'data/ProxyDefaultTargetGroup.rds.aws.m.upbound.io_platform-aws_ci-failure.yaml',
        from: 'maxConnectionsPercent: 60',
        to: 'maxConnectionsPercent: 5',
      },
    ],
  },
  {
    rule: 'no-shared-subnet',
    says: 'the database stands in a subnet of nodes',
    edits: [
      {
        file: 'data/SubnetGroup.rds.aws.m.upbound.io_platform-aws_ci-failure.yaml',
        from: 'subnet-02dd4c7eb885eb92f',
        to: 'subnet-0bcc3edcc1ecf38f7',
      },
    ],
  },
  {
    rule: 'fit-support-window',
    says: 'the cluster has a minor whose end nobody knows',
    edits: [
      {
        file: 'capacity/Cluster.eks.aws.m.upbound.io_platform-aws_us-east-1.yaml',
        from: 'version: "1.35"',
        to: 'version: "1.53"',
      },
    ],
  },
  {
    rule: 'fit-surviving-capacity',
    says: 'nodes hold the pods of their own region alone',
    edits: [{ file: 'capacity/NodePool.karpenter.sh__spot.yaml', from: 'cpu: "160"', to: 'cpu: "32"' }],
  },
  {
    rule: 'no-shutdown-in-production',
    says: 'the worker sleeps at night, as in staging',
    edits: [
      {
        file: 'ci-failure-worker/ScaledObject.keda.sh_ci-failure_ci-failure-worker.yaml',
        from: '  triggers:\n',
        to: `  idleReplicaCount: 0\n  triggers:\n    - type: cron\n      metadata: { timezone: UTC, start: 0 7 * * *, end: 0 20 * * *, desiredReplicas: "2" }\n`,
      },
    ],
  },
  {
    rule: 'match-regions',
    says: 'entries of the cache expire all at once in one region',
    edits: [{ file: CACHE, from: '"jitterPercent": 10', to: '"jitterPercent": 0' }],
  },
  {
    rule: 'match-regions',
    says: 'one region has no second instance that could take over',
    edits: [{ remove: 'data/ClusterInstance.rds.aws.m.upbound.io_platform-aws_ci-failure-2.yaml' }],
  },
  {
    rule: 'match-regions',
    says: 'new pods get their full share sooner in one region than elsewhere',
    edits: [{ file: STABLE, from: 'duration: 60s', to: 'duration: 30s' }],
  },
  {
    rule: 'require-secret-source',
    says: 'Grafana reads a key that nobody fetches',
    edits: [
      {
        file: 'grafana/ExternalSecret.external-secrets.io_observability_grafana-admin.yaml',
        from: 'secretKey: secret-key',
        to: 'secretKey: secret_key',
      },
    ],
  },
  {
    rule: 'require-secret-source',
    says: 'the nightly report gets no password',
    edits: [{ remove: 'data/ExternalSecret.external-secrets.io_ci-failure_database-report.yaml' }],
  },
  {
    rule: 'require-mesh-trust',
    says: 'istiod may start before its authority has come',
    edits: [{ file: ISTIOD, from: 'secretName: cacerts\n', to: 'secretName: cacerts\n              optional: true\n' }],
  },
  {
    rule: 'require-mesh-trust',
    says: 'istiod is not told the endpoints of a region that may answer',
    edits: [
      {
        file: 'mesh/ExternalSecret.external-secrets.io_istio-system_istio-remote-secret-eu-west-1.yaml',
        from: 'istio/multiCluster: "true"',
        to: 'istio/multicluster: "true"',
      },
    ],
  },
];
