import { type Call, made, type Row } from '../call.ts';
import type { Fields, Resource } from '../resource.ts';

const call = ({ fields }: Resource, action: string, params: Fields): Call[] => [
  { service: 'elasticache', region: fields['region'], action, params },
];

export const elasticache: Readonly<Record<string, Row>> = {
  'SubnetGroup.elasticache': (resource) =>
    call(resource, 'create_cache_subnet_group', {
      CacheSubnetGroupName: resource.name,
      CacheSubnetGroupDescription: resource.fields['description'],
      SubnetIds: resource.fields['subnetIds'],
    }),
  'ParameterGroup.elasticache': (resource) => [
    ...call(resource, 'create_cache_parameter_group', {
      CacheParameterGroupName: resource.fields['name'],
      CacheParameterGroupFamily: resource.fields['family'],
      Description: resource.fields['description'],
    }),
    ...call(resource, 'modify_cache_parameter_group', {
      CacheParameterGroupName: resource.fields['name'],
      ParameterNameValues: resource.fields['parameter'].map(({ name, value }: Fields) => ({
        ParameterName: name,
        ParameterValue: value,
      })),
    }),
  ],
  'User.elasticache': (resource) =>
    call(resource, 'create_user', {
      UserId: resource.name,
      UserName: resource.fields['userName'],
      Engine: resource.fields['engine'],
      AccessString: resource.fields['accessString'],
      AuthenticationMode: { Type: resource.fields['authenticationMode'].type },
    }),
  'UserGroup.elasticache': (resource) =>
    call(resource, 'create_user_group', {
      UserGroupId: resource.name,
      Engine: resource.fields['engine'],
      UserIds: resource.fields['userIdRefs'].map(({ name }: { name: string }) => name),
    }),
  'ReplicationGroup.elasticache': (resource) => {
    const { cluster, name, fields } = resource;
    const member = { GlobalReplicationGroupId: fields['globalReplicationGroupId'] };
    const own = {
      Engine: fields['engine'],
      EngineVersion: fields['engineVersion'],
      CacheNodeType: fields['nodeType'],
      CacheParameterGroupName: fields['parameterGroupName'],
      AtRestEncryptionEnabled: fields['atRestEncryptionEnabled'] === 'true',
      TransitEncryptionEnabled: fields['transitEncryptionEnabled'],
      TransitEncryptionMode: fields['transitEncryptionMode'],
    };
    return call(resource, 'create_replication_group', {
      ReplicationGroupId: name,
      ReplicationGroupDescription: fields['description'],
      NumCacheClusters: fields['numCacheClusters'],
      AutomaticFailoverEnabled: fields['automaticFailoverEnabled'],
      MultiAZEnabled: fields['multiAzEnabled'],
      CacheSubnetGroupName: fields['subnetGroupNameRef'].name,
      SecurityGroupIds: fields['securityGroupIdRefs'].map((ref: { name: string }) =>
        made(cluster, 'SecurityGroup', ref),
      ),
      KmsKeyId: made(cluster, 'Key', fields['kmsKeyIdRef']),
      UserGroupIds: fields['userGroupIds'],
      SnapshotRetentionLimit: fields['snapshotRetentionLimit'],
      ...(fields['globalReplicationGroupId'] ? member : own),
    });
  },
  'GlobalReplicationGroup.elasticache': (resource) => [
    ...call(resource, 'create_global_replication_group', {
      GlobalReplicationGroupIdSuffix: resource.fields['globalReplicationGroupIdSuffix'],
      GlobalReplicationGroupDescription: resource.fields['globalReplicationGroupDescription'],
      PrimaryReplicationGroupId: resource.fields['primaryReplicationGroupId'],
    }),
    ...call(resource, 'modify_global_replication_group', {
      GlobalReplicationGroupId: `ldgnf-${resource.fields['globalReplicationGroupIdSuffix']}`,
      ApplyImmediately: true,
      Engine: resource.fields['engine'],
      EngineVersion: resource.fields['engineVersion'],
      CacheNodeType: resource.fields['cacheNodeType'],
      AutomaticFailoverEnabled: resource.fields['automaticFailoverEnabled'],
    }),
  ],
};
