import * as acm from '@auditorsec/aws/kinds/acm';
import * as cloudfront from '@auditorsec/aws/kinds/cloudfront';
import * as events from '@auditorsec/aws/kinds/cloudwatchevents';
import * as logs from '@auditorsec/aws/kinds/cloudwatchlogs';
import * as ec2 from '@auditorsec/aws/kinds/ec2';
import * as eks from '@auditorsec/aws/kinds/eks';
import * as elasticache from '@auditorsec/aws/kinds/elasticache';
import * as iam from '@auditorsec/aws/kinds/iam';
import * as kms from '@auditorsec/aws/kinds/kms';
import * as provider from '@auditorsec/aws/kinds/provider';
import * as rds from '@auditorsec/aws/kinds/rds';
import * as route53 from '@auditorsec/aws/kinds/route53';
import * as s3 from '@auditorsec/aws/kinds/s3';
import * as secretsmanager from '@auditorsec/aws/kinds/secretsmanager';
import * as sqs from '@auditorsec/aws/kinds/sqs';
import * as wafv2 from '@auditorsec/aws/kinds/wafv2';
import type { CustomKind } from '@auditorsec/custom-kind/kind';
import { grafana, grafanaDashboard, grafanaDatasource, grafanaFolder } from '@auditorsec/grafana/kinds';
import { openTelemetryCollector } from '@auditorsec/otel-collector/kinds';
import { type Component, versions } from '@auditorsec/versions/versions';

/** Kinds that we define ourselves, since no registry serves their CRDs, and where their owner publishes these. */
export interface DefinitionSource {
  readonly component: Component;
  /** On GitHub. Its releases are tagged `v<version>`. */
  readonly repository: string;
  /** Folder of the CRDs in it. */
  readonly folder: string;
  readonly kinds: readonly CustomKind[];
}

/** A kind that is missing here is refused as unknown in every manifest. */
export const definitionSources: readonly DefinitionSource[] = [
  {
    component: 'grafanaOperator',
    repository: 'grafana/grafana-operator',
    folder: 'config/crd/bases',
    kinds: [grafana, grafanaDatasource, grafanaFolder, grafanaDashboard],
  },
  {
    component: 'openTelemetryOperator',
    repository: 'open-telemetry/opentelemetry-operator',
    folder: 'config/crd/bases',
    kinds: [openTelemetryCollector],
  },
  {
    component: 'crossplane',
    repository: 'crossplane/crossplane',
    folder: 'cluster/crds',
    kinds: [provider.provider, provider.runtimeConfig, provider.activationPolicy],
  },
  {
    component: 'providerUpjetAws',
    repository: 'crossplane-contrib/provider-upjet-aws',
    folder: 'package/crds',
    kinds: [
      provider.clusterProviderConfig,
      route53.zone,
      route53.healthCheck,
      route53.record,
      kms.key,
      kms.alias,
      eks.cluster,
      eks.addon,
      eks.accessEntry,
      eks.accessPolicyAssociation,
      eks.podIdentityAssociation,
      iam.role,
      iam.rolePolicy,
      ec2.securityGroup,
      ec2.ingressRule,
      ec2.egressRule,
      rds.globalCluster,
      rds.cluster,
      rds.clusterInstance,
      rds.clusterParameterGroup,
      rds.clusterEndpoint,
      rds.subnetGroup,
      rds.proxy,
      rds.proxyDefaultTargetGroup,
      rds.proxyTarget,
      rds.proxyEndpoint,
      elasticache.globalReplicationGroup,
      elasticache.replicationGroup,
      elasticache.parameterGroup,
      elasticache.subnetGroup,
      elasticache.user,
      elasticache.userGroup,
      cloudfront.distribution,
      cloudfront.cachePolicy,
      cloudfront.responseHeadersPolicy,
      cloudfront.originAccessControl,
      cloudfront.cloudfrontFunction,
      wafv2.webAcl,
      wafv2.webAclLogging,
      s3.bucket,
      s3.ownershipControls,
      s3.publicAccessBlock,
      s3.encryption,
      s3.versioning,
      s3.lifecycle,
      s3.bucketPolicy,
      acm.certificate,
      secretsmanager.secret,
      secretsmanager.secretRotation,
      logs.group,
      sqs.queue,
      sqs.queuePolicy,
      events.rule,
      events.target,
    ],
  },
];

/** The file that holds the CRD of a kind, wherever CRDs lie. */
export function crdFile({ group, plural }: CustomKind): string {
  return `${group}_${plural}.yaml`;
}

/** Where the owner publishes the CRD of a kind, in the release that we deploy. */
export function crdUrl({ component, repository, folder }: DefinitionSource, kind: CustomKind): string {
  return `https://raw.githubusercontent.com/${repository}/v${versions[component]}/${folder}/${crdFile(kind)}`;
}
