import type { KubeObject } from '@auditorsec/manifest/types';
import type { ControlId } from '../controls.ts';
import type { Served } from '../served.ts';

const GROUP = 'aws.m.upbound.io';

/** Kinds of Crossplane's provider of AWS, by service. */
const services: Readonly<Record<string, Readonly<Record<string, Served>>>> = {
  acm: { Certificate: ['tls-certificates'] },
  cloudfront: {
    CachePolicy: ['user-authentication'],
    Distribution: ['tls-certificates', 'user-authentication'],
    Function: [],
    OriginAccessControl: ['least-privilege'],
    ResponseHeadersPolicy: ['tls-certificates'],
  },
  cloudwatchevents: { Rule: [], Target: [] },
  cloudwatchlogs: { Group: ['audit-log', 'encryption-at-rest', 'kept-data'] },
  ec2: {
    SecurityGroup: ['network-segmentation'],
    SecurityGroupEgressRule: ['network-segmentation'],
    SecurityGroupIngressRule: ['network-segmentation'],
  },
  eks: {
    AccessEntry: ['least-privilege'],
    AccessPolicyAssociation: ['least-privilege'],
    Addon: [],
    Cluster: ['audit-log', 'encryption-at-rest'],
    PodIdentityAssociation: ['least-privilege'],
  },
  elasticache: {
    GlobalReplicationGroup: ['regional-recovery', 'kept-data'],
    ParameterGroup: [],
    ReplicationGroup: ['data-residency', 'encryption-at-rest', 'kept-data'],
    SubnetGroup: ['network-segmentation'],
    User: ['least-privilege'],
    UserGroup: ['least-privilege'],
  },
  iam: { Role: ['least-privilege'], RolePolicy: ['least-privilege'] },
  kms: { Alias: [], Key: ['encryption-at-rest', 'kept-data'] },
  rds: {
    Cluster: ['data-residency', 'encryption-at-rest', 'kept-data', 'regional-recovery'],
    ClusterEndpoint: [],
    ClusterInstance: ['regional-recovery'],
    ClusterParameterGroup: [],
    GlobalCluster: ['encryption-at-rest', 'kept-data', 'regional-recovery'],
    Proxy: ['capacity', 'least-privilege'],
    ProxyDefaultTargetGroup: ['capacity'],
    ProxyEndpoint: [],
    ProxyTarget: [],
    SubnetGroup: ['network-segmentation'],
  },
  route53: {
    HealthCheck: ['regional-recovery'],
    Record: (record) => ['regional-recovery', ...located(record)],
    Zone: [],
  },
  s3: {
    Bucket: ['data-residency'],
    BucketLifecycleConfiguration: [],
    BucketOwnershipControls: ['private-storage'],
    BucketPolicy: ['least-privilege', 'private-storage'],
    BucketPublicAccessBlock: ['private-storage'],
    BucketServerSideEncryptionConfiguration: ['encryption-at-rest'],
    BucketVersioning: ['kept-data'],
  },
  secretsmanager: {
    Secret: ['encryption-at-rest', 'kept-data', 'secret-handling'],
    SecretRotation: ['secret-rotation'],
  },
  sqs: { Queue: ['encryption-at-rest'], QueuePolicy: ['least-privilege'] },
  wafv2: { WebACL: ['abuse-limits', 'web-firewall'], WebACLLoggingConfiguration: ['request-logging'] },
};

export const aws: Readonly<Record<string, Served>> = Object.fromEntries(
  Object.entries(services).flatMap(([service, kinds]) =>
    Object.entries(kinds).map(([kind, served]) => [`${kind}.${service}.${GROUP}`, served] as const),
  ),
);

function located({ spec }: KubeObject): ControlId[] {
  const { forProvider = {} } = spec as { readonly forProvider?: Readonly<Record<string, unknown>> };
  return 'geolocationRoutingPolicy' in forProvider ? ['client-residency'] : [];
}
