import { clusterEndpoint, clusterInstance } from '@auditorsec/aws/kinds/rds';
import { addManaged } from '@auditorsec/aws/managed';
import type { Region } from '@auditorsec/config/regions';
import type { Construct } from 'constructs';
import type { InstanceClass } from './instance-class.ts';

export interface InstanceProps {
  /** Of the cluster. */
  readonly name: string;
  readonly region: Region;
  readonly instanceClass: InstanceClass;
  /** Instances of which any may become the writer, one zone after the other. One alone has nobody to fail over to: 2 where clients are. */
  readonly writers: number;
  /** Readers with an endpoint of their own, so that long queries slow down no request. */
  readonly analytics: number;
  /** The KMS key that encrypts what is recorded of queries. */
  readonly key: string;
  /** ARN of the role by which RDS writes samples of the operating system to CloudWatch. */
  readonly monitoringRole: string;
}

/** Analytics become the writer only when no other instance is left. */
const LAST = 15;

/** The instances of a cluster, over three zones, and the endpoint of those for analytics. */
export function instances(chart: Construct, props: InstanceProps): void {
  const { name, writers, analytics } = props;
  const ofWriters = Array.from({ length: writers }, (_, index) => `${name}-${index + 1}`);
  const ofAnalytics = Array.from({ length: analytics }, (_, index) => `${name}-analytics-${index + 1}`);
  for (const [index, each] of ofWriters.entries()) instance(chart, each, zoneOf(props.region, index), 0, props);
  for (const [index, each] of ofAnalytics.entries())
    instance(chart, each, zoneOf(props.region, writers + index), LAST, props);
  if (analytics > 0)
    addManaged(chart, clusterEndpoint, {
      name: `${name}-analytics`,
      forProvider: {
        region: props.region,
        clusterIdentifierRef: { name },
        customEndpointType: 'READER',
        staticMembersRefs: ofAnalytics.map((member) => ({ name: member })),
      },
    });
}

function instance(chart: Construct, name: string, zone: string, promotionTier: number, props: InstanceProps): void {
  addManaged(chart, clusterInstance, {
    name,
    forProvider: {
      region: props.region,
      engine: 'aurora-postgresql',
      clusterIdentifierRef: { name: props.name },
      instanceClass: props.instanceClass,
      availabilityZone: zone,
      publiclyAccessible: false,
      promotionTier,
      // Members of different patch levels can't take over from each other: versions change by this repository alone.
      autoMinorVersionUpgrade: false,
      monitoringInterval: 15,
      monitoringRoleArn: props.monitoringRole,
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyIdRef: { name: props.key },
    },
  });
}

function zoneOf(region: Region, index: number): string {
  return `${region}${'abc'.charAt(index % 3)}`;
}
