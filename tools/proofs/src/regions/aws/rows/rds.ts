import { type Call, made, type Row } from '../call.ts';
import type { Fields, Resource } from '../resource.ts';

const call = ({ fields }: Resource, action: string, params: Fields): Call[] => [
  { service: 'rds', region: fields['region'], action, params },
];
const groups = ({ cluster, fields }: Resource): string[] =>
  fields['vpcSecurityGroupIdRefs'].map((ref: { name: string }) => made(cluster, 'SecurityGroup', ref));

export const rds: Readonly<Record<string, Row>> = {
  'GlobalCluster.rds': (resource) =>
    call(resource, 'create_global_cluster', {
      GlobalClusterIdentifier: resource.name,
      Engine: resource.fields['engine'],
      EngineVersion: resource.fields['engineVersion'],
      StorageEncrypted: resource.fields['storageEncrypted'],
      DeletionProtection: resource.fields['deletionProtection'],
    }),
  'SubnetGroup.rds': (resource) =>
    call(resource, 'create_db_subnet_group', {
      DBSubnetGroupName: resource.name,
      DBSubnetGroupDescription: resource.fields['description'],
      SubnetIds: resource.fields['subnetIds'],
    }),
  'ClusterParameterGroup.rds': (resource) => [
    ...call(resource, 'create_db_cluster_parameter_group', {
      DBClusterParameterGroupName: resource.name,
      DBParameterGroupFamily: resource.fields['family'],
      Description: resource.fields['description'],
    }),
    ...call(resource, 'modify_db_cluster_parameter_group', {
      DBClusterParameterGroupName: resource.name,
      Parameters: resource.fields['parameter'].map(({ name, value, applyMethod }: Fields) => ({
        ParameterName: name,
        ParameterValue: value,
        ApplyMethod: applyMethod,
      })),
    }),
  ],
  'Cluster.rds': (resource) => {
    const { cluster, name, fields } = resource;
    const first = fields['masterUsername'] && {
      DatabaseName: fields['databaseName'],
      MasterUsername: fields['masterUsername'],
      MasterUserPassword: 'a-password-of-a-secret',
    };
    return call(resource, 'create_db_cluster', {
      DBClusterIdentifier: name,
      Engine: fields['engine'],
      EngineVersion: fields['engineVersion'],
      GlobalClusterIdentifier: fields['globalClusterIdentifier'],
      EnableGlobalWriteForwarding: fields['enableGlobalWriteForwarding'],
      DBClusterParameterGroupName: fields['dbClusterParameterGroupNameRef'].name,
      DBSubnetGroupName: fields['dbSubnetGroupNameRef'].name,
      VpcSecurityGroupIds: groups(resource),
      StorageEncrypted: fields['storageEncrypted'],
      KmsKeyId: made(cluster, 'Key', fields['kmsKeyIdRef']),
      EnableIAMDatabaseAuthentication: fields['iamDatabaseAuthenticationEnabled'],
      BackupRetentionPeriod: fields['backupRetentionPeriod'],
      CopyTagsToSnapshot: fields['copyTagsToSnapshot'],
      DeletionProtection: fields['deletionProtection'],
      EnableCloudwatchLogsExports: fields['enabledCloudwatchLogsExports'],
      ...first,
      ...(fields['sourceRegion'] && { SourceRegion: fields['sourceRegion'] }),
    });
  },
  'ClusterInstance.rds': (resource) => {
    const { cluster, name, fields } = resource;
    return call(resource, 'create_db_instance', {
      DBInstanceIdentifier: name,
      DBClusterIdentifier: fields['clusterIdentifierRef'].name,
      DBInstanceClass: fields['instanceClass'],
      Engine: fields['engine'],
      AvailabilityZone: fields['availabilityZone'],
      PubliclyAccessible: fields['publiclyAccessible'],
      PromotionTier: fields['promotionTier'],
      AutoMinorVersionUpgrade: fields['autoMinorVersionUpgrade'],
      MonitoringInterval: fields['monitoringInterval'],
      MonitoringRoleArn: fields['monitoringRoleArn'],
      EnablePerformanceInsights: fields['performanceInsightsEnabled'],
      PerformanceInsightsKMSKeyId: made(cluster, 'Key', fields['performanceInsightsKmsKeyIdRef']),
    });
  },
  'ClusterEndpoint.rds': (resource) =>
    call(resource, 'create_db_cluster_endpoint', {
      DBClusterEndpointIdentifier: resource.name,
      DBClusterIdentifier: resource.fields['clusterIdentifierRef'].name,
      EndpointType: resource.fields['customEndpointType'],
      StaticMembers: resource.fields['staticMembersRefs'].map(({ name }: { name: string }) => name),
    }),
  'Proxy.rds': (resource) =>
    call(resource, 'create_db_proxy', {
      DBProxyName: resource.name,
      EngineFamily: resource.fields['engineFamily'],
      DefaultAuthScheme: resource.fields['defaultAuthScheme'],
      RoleArn: resource.fields['roleArn'],
      VpcSubnetIds: resource.fields['vpcSubnetIds'],
      VpcSecurityGroupIds: groups(resource),
      RequireTLS: resource.fields['requireTls'],
      IdleClientTimeout: resource.fields['idleClientTimeout'],
    }),
  'ProxyDefaultTargetGroup.rds': (resource) => {
    const { maxConnectionsPercent, maxIdleConnectionsPercent, connectionBorrowTimeout } =
      resource.fields['connectionPoolConfig'];
    return call(resource, 'modify_db_proxy_target_group', {
      DBProxyName: resource.fields['dbProxyNameRef'].name,
      TargetGroupName: 'default',
      ConnectionPoolConfig: {
        MaxConnectionsPercent: maxConnectionsPercent,
        MaxIdleConnectionsPercent: maxIdleConnectionsPercent,
        ConnectionBorrowTimeout: connectionBorrowTimeout,
      },
    });
  },
  'ProxyTarget.rds': (resource) =>
    call(resource, 'register_db_proxy_targets', {
      DBProxyName: resource.fields['dbProxyNameRef'].name,
      TargetGroupName: resource.fields['targetGroupName'],
      DBClusterIdentifiers: [resource.fields['dbClusterIdentifier']],
    }),
  'ProxyEndpoint.rds': (resource) =>
    call(resource, 'create_db_proxy_endpoint', {
      DBProxyName: resource.fields['dbProxyNameRef'].name,
      DBProxyEndpointName: resource.name,
      TargetRole: resource.fields['targetRole'],
      VpcSubnetIds: resource.fields['vpcSubnetIds'],
      VpcSecurityGroupIds: groups(resource),
    }),
};
