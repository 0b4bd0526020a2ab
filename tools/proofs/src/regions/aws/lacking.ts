/** Calls that this version of moto does not answer. Their parameters are held against the SDK's model of AWS alone. */
export const lacking: ReadonlySet<string> = new Set([
  'eks associate_access_policy',
  'eks create_access_entry',
  'eks create_addon',
  'eks create_pod_identity_association',
  'elasticache create_cache_parameter_group',
  'elasticache modify_cache_parameter_group',
  'elasticache create_user_group',
  'elasticache create_global_replication_group',
  'elasticache modify_global_replication_group',
  'rds create_db_proxy',
  'rds modify_db_proxy_target_group',
  'rds register_db_proxy_targets',
  'rds create_db_proxy_endpoint',
  'rds create_db_cluster_endpoint',
  'cloudfront create_cache_policy',
  'cloudfront create_response_headers_policy',
]);
