import type { Mutation } from './mutate.ts';

/** Breakages of what an auditor is shown. */
export const complianceMutations: readonly Mutation[] = [
  {
    rule: 'require-controls',
    says: 'an object names a control that does not exist',
    edits: [
      {
        file: 'mesh/PeerAuthentication.security.istio.io_istio-system_default.yaml',
        from: 'controls: mutual-tls',
        to: 'controls: mutual-tls,mutual-tsl',
      },
    ],
  },
  {
    rule: 'require-controls',
    says: 'an object serves a control and does not say so',
    edits: [
      {
        file: 'mesh/NetworkPolicy.networking.k8s.io_istio-system_istiod.yaml',
        from: 'controls: network-segmentation',
        to: 'controls: mutual-tls',
      },
    ],
  },
  {
    rule: 'require-data-class',
    says: 'nobody knows what the sessions hold',
    edits: [
      {
        file: 'data/ReplicationGroup.elasticache.aws.m.upbound.io_platform-aws_ci-failure-sessions.yaml',
        from: '    compliance.auditorsec.com/data: personal,secret\n',
        to: '',
      },
    ],
  },
  {
    rule: 'no-forbidden-copy',
    says: 'the database of Europe is kept from the region that takes its writes',
    cluster: 'eu-west-1',
    edits: [
      {
        file: 'data/Cluster.rds.aws.m.upbound.io_platform-aws_ci-failure.yaml',
        from: 'kept-from: ap-southeast-1',
        to: 'kept-from: ap-southeast-1,us-east-1',
      },
    ],
  },
  {
    rule: 'require-signed-images',
    says: 'images of ours start unverified',
    edits: [
      {
        file: 'admission/ImageValidatingPolicy.policies.kyverno.io__signed-images.yaml',
        from: 'ghcr.io/auditorsec/*',
        to: 'ghcr.io/auditor-sec/*',
      },
    ],
  },
  {
    rule: 'no-wide-cluster-access',
    says: 'whoever is on call may change everything',
    edits: [
      {
        file: 'capacity/AccessPolicyAssociation.eks.aws.m.upbound.io_platform-aws_us-east-1-on-call.yaml',
        from: 'AmazonEKSViewPolicy',
        to: 'AmazonEKSClusterAdminPolicy',
      },
    ],
  },
  {
    rule: 'require-log-retention',
    says: 'the audit log is gone after three months',
    edits: [
      {
        file: 'capacity/Group.cloudwatchlogs.aws.m.upbound.io_platform-aws_us-east-1-control-plane.yaml',
        from: 'retentionInDays: 400',
        to: 'retentionInDays: 90',
      },
    ],
  },
  {
    rule: 'require-audit-log',
    says: 'EKS logs no audit',
    edits: [
      {
        file: 'capacity/Cluster.eks.aws.m.upbound.io_platform-aws_us-east-1.yaml',
        from: '      - audit\n',
        to: '',
      },
    ],
  },
  {
    rule: 'no-refused-object',
    says: 'an image of ours is named by a tag',
    edits: [
      {
        file: 'rate-limit/Deployment.apps_ratelimit_ratelimit.yaml',
        from: '@sha256:',
        to: '-sha256-',
      },
    ],
  },
  {
    rule: 'no-wildcard-role',
    says: 'a ClusterRole reads all of the core group, and so every Secret',
    edits: [
      {
        file: 'logging/ClusterRole.rbac.authorization.k8s.io__log-shipper-filebeat.yaml',
        from: '- pods',
        to: '- "*"',
      },
    ],
  },
  {
    rule: 'require-closed-namespace',
    says: 'a namespace is closed inwards alone',
    edits: [
      {
        file: 'namespaces/NetworkPolicy.networking.k8s.io_platform-aws_default-deny.yaml',
        from: '    - Egress\n',
        to: '',
      },
    ],
  },
];
