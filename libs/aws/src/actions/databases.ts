import { type CallsByKind, calls, KEY, OLDER_TAGS, SEALED } from './calls.ts';

/** Databases and caches. */
export const databases: CallsByKind = {
  elasticache: {
    GlobalReplicationGroup: calls(
      'elasticache',
      'CreateGlobalReplicationGroup DescribeGlobalReplicationGroups ModifyGlobalReplicationGroup',
      'DeleteGlobalReplicationGroup',
    ),
    ParameterGroup: calls(
      'elasticache',
      `CreateCacheParameterGroup DescribeCacheParameterGroups DescribeCacheParameters ModifyCacheParameterGroup ResetCacheParameterGroup ${OLDER_TAGS}`,
      'DeleteCacheParameterGroup',
    ),
    ReplicationGroup: calls(
      'elasticache',
      `CreateReplicationGroup DecreaseReplicaCount DescribeCacheClusters DescribeReplicationGroups IncreaseReplicaCount ModifyReplicationGroup ModifyReplicationGroupShardConfiguration ${OLDER_TAGS}`,
      'DeleteReplicationGroup',
      ...KEY,
    ),
    SubnetGroup: calls(
      'elasticache',
      `CreateCacheSubnetGroup DescribeCacheSubnetGroups ModifyCacheSubnetGroup ${OLDER_TAGS}`,
      'DeleteCacheSubnetGroup',
    ),
    User: calls('elasticache', `CreateUser DescribeUsers ModifyUser ${OLDER_TAGS}`, 'DeleteUser'),
    UserGroup: calls(
      'elasticache',
      `CreateUserGroup DescribeUserGroups ModifyUserGroup ${OLDER_TAGS}`,
      'DeleteUserGroup',
    ),
  },
  rds: {
    Cluster: calls(
      'rds',
      `CreateDBCluster DescribeDBClusters DescribeGlobalClusters ModifyDBCluster ${OLDER_TAGS}`,
      'DeleteDBCluster',
      ...SEALED,
      'secretsmanager:CreateSecret',
      'secretsmanager:TagResource',
    ),
    ClusterEndpoint: calls(
      'rds',
      `CreateDBClusterEndpoint DescribeDBClusterEndpoints ModifyDBClusterEndpoint ${OLDER_TAGS}`,
      'DeleteDBClusterEndpoint',
    ),
    ClusterInstance: calls(
      'rds',
      `CreateDBInstance DescribeDBInstances ModifyDBInstance RebootDBInstance ${OLDER_TAGS}`,
      'DeleteDBInstance',
      ...KEY,
      'iam:PassRole',
    ),
    ClusterParameterGroup: calls(
      'rds',
      `CreateDBClusterParameterGroup DescribeDBClusterParameterGroups DescribeDBClusterParameters ModifyDBClusterParameterGroup ResetDBClusterParameterGroup ${OLDER_TAGS}`,
      'DeleteDBClusterParameterGroup',
    ),
    GlobalCluster: calls(
      'rds',
      'CreateGlobalCluster DescribeGlobalClusters ModifyGlobalCluster',
      'DeleteGlobalCluster RemoveFromGlobalCluster',
    ),
    Proxy: calls('rds', `CreateDBProxy DescribeDBProxies ModifyDBProxy ${OLDER_TAGS}`, 'DeleteDBProxy', 'iam:PassRole'),
    ProxyDefaultTargetGroup: calls('rds', 'DescribeDBProxyTargetGroups ModifyDBProxyTargetGroup', ''),
    ProxyEndpoint: calls(
      'rds',
      `CreateDBProxyEndpoint DescribeDBProxyEndpoints ModifyDBProxyEndpoint ${OLDER_TAGS}`,
      'DeleteDBProxyEndpoint',
    ),
    ProxyTarget: calls('rds', 'DescribeDBProxyTargets RegisterDBProxyTargets', 'DeregisterDBProxyTargets'),
    SubnetGroup: calls(
      'rds',
      `CreateDBSubnetGroup DescribeDBSubnetGroups ModifyDBSubnetGroup ${OLDER_TAGS}`,
      'DeleteDBSubnetGroup',
    ),
  },
};
