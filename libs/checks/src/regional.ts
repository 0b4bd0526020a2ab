/** Fields that regions have their own values of, and why. */
interface Regional {
  readonly because: string;
  /** By `Kind.group`: the fields, or beginnings of them; lists count as one field, their items in any order. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

const regional: readonly Regional[] = [
  {
    because: 'regions have different loads',
    fields: {
      'HorizontalPodAutoscaler.autoscaling': ['spec.minReplicas', 'spec.maxReplicas'],
      'ScaledObject.keda.sh': ['spec.minReplicaCount', 'spec.maxReplicaCount'],
      'NodePool.karpenter.sh': ['spec.limits'],
      'Deployment.apps': ['spec.template.spec.containers[].resources'],
      'StatefulSet.apps': ['spec.template.spec.containers[].resources'],
      'Prometheus.monitoring.coreos.com': ['spec.resources', 'spec.retentionSize', 'spec.storage'],
      'DestinationRule.networking.istio.io': ['spec.trafficPolicy.connectionPool'],
      'EnvoyFilter.networking.istio.io': ['spec.configPatches[].patch.value.typed_config.token_bucket'],
    },
  },
  {
    because: 'regions lie elsewhere: networks, hosts, neighbours',
    fields: {
      'NetworkPolicy.networking.k8s.io': ['spec.egress[]', 'spec.ingress[]'],
      'ServiceEntry.networking.istio.io': ['spec.hosts'],
      'Sidecar.networking.istio.io': ['spec.egress[].hosts'],
      'Prometheus.monitoring.coreos.com': ['spec.remoteWrite'],
      ConfigMap: [
        'data.cache.json.stores.sessions.read',
        'data.cache.json.stores.sessions.write',
        'data.cache.json.stores.shared.read',
        'data.cache.json.stores.shared.write',
        'data.database.json.host',
        'data.rds.pem',
      ],
      'Deployment.apps': ['spec.template.spec.containers[].env[].value'],
      'CronJob.batch': ['spec.jobTemplate.spec.template.spec.containers[].env[].value'],
      'EC2NodeClass.karpenter.k8s.aws': ['spec.subnetSelectorTerms'],
      'SecurityGroup.ec2.aws.m.upbound.io': ['spec.forProvider.vpcId'],
      'SecurityGroupIngressRule.ec2.aws.m.upbound.io': ['spec.forProvider.cidrIpv4'],
      'SubnetGroup.rds.aws.m.upbound.io': ['spec.forProvider.subnetIds'],
      'SubnetGroup.elasticache.aws.m.upbound.io': ['spec.forProvider.subnetIds'],
      'Proxy.rds.aws.m.upbound.io': ['spec.forProvider.vpcSubnetIds'],
      'ProxyEndpoint.rds.aws.m.upbound.io': ['spec.forProvider.vpcSubnetIds'],
      'Cluster.eks.aws.m.upbound.io': [
        'spec.forProvider.vpcConfig.subnetIds',
        'spec.forProvider.encryptionConfig.provider.keyArn',
      ],
      'RolePolicy.iam.aws.m.upbound.io': ['spec.forProvider.policy'],
      'Key.kms.aws.m.upbound.io': ['metadata.annotations.crossplane.io/external-name'],
    },
  },
  {
    because: 'residency keeps the data of some regions from others',
    fields: {
      'Cluster.rds.aws.m.upbound.io': ['metadata.annotations.compliance.auditorsec.com/kept-from'],
      'ReplicationGroup.elasticache.aws.m.upbound.io': ['metadata.annotations.compliance.auditorsec.com/kept-from'],
    },
  },
  {
    because: 'one region is active: it writes, and works at night',
    fields: {
      'CronJob.batch': ['spec.suspend'],
      ConfigMap: ['data.cache.json.stores.shared.writesRemotely', 'data.database.json.writes'],
      'Cluster.rds.aws.m.upbound.io': ['spec.initProvider', 'spec.forProvider.enableGlobalWriteForwarding'],
      'ReplicationGroup.elasticache.aws.m.upbound.io': ['spec.initProvider'],
    },
  },
  {
    because: 'the order of failover says who takes over, and from whom nobody does',
    fields: {
      'DestinationRule.networking.istio.io': ['spec.trafficPolicy.loadBalancer.localityLbSetting'],
      'Application.argoproj.io': ['spec.source.helm.valuesObject.meshConfig.serviceSettings'],
    },
  },
  {
    because: 'follows from the apps that a region has',
    fields: {
      'AppProject.argoproj.io': ['spec.namespaceResourceWhitelist', 'spec.clusterResourceWhitelist'],
      'AuthorizationPolicy.security.istio.io': ['spec.rules'],
    },
  },
];

/** Fields in which regions may differ by numbers alone: loads and budgets stand within their texts. */
const measured: Readonly<Record<string, readonly string[]>> = {
  'PrometheusRule.monitoring.coreos.com': [
    'spec.groups[].rules[].annotations.description',
    'spec.groups[].rules[].expr',
  ],
  'GrafanaDashboard.grafana.integreatly.org': ['spec.json'],
};

/** Objects of which regions may have more or fewer, by kind and the beginning of their names, and why. */
const regionalObjects: Readonly<Record<string, { readonly named: string; readonly because: string }>> = {
  'ClusterInstance.rds.aws.m.upbound.io': {
    named: 'ci-failure-analytics-',
    because: 'analytics are asked of one region',
  },
  'ClusterEndpoint.rds.aws.m.upbound.io': { named: '', because: 'analytics are asked of one region' },
  'ParameterGroup.elasticache.aws.m.upbound.io': {
    named: '',
    because: 'members of a global datastore take that of the first',
  },
  'ExternalSecret.external-secrets.io': { named: 'database-master', because: 'the database begins in one region' },
  'Secret.secretsmanager.aws.m.upbound.io': {
    named: 'platform-aws-database-master',
    because: 'the database begins in one region',
  },
  'ServiceEntry.networking.istio.io': { named: '', because: 'follows from the apps that a region has' },
};

/** Whether regions may differ in having this object. */
export function isRegionalObject(kind: string, name: string): boolean {
  const may = regionalObjects[kind];
  return may !== undefined && name.startsWith(may.named);
}

/** Whether regions may differ in the numbers of this field. */
export function isMeasured(kind: string, field: string): boolean {
  return measured[kind]?.some((start) => field.startsWith(start)) ?? false;
}

/** Whether regions may differ in this field. */
export function isRegional(kind: string, field: string): boolean {
  return regional.some(({ fields }) => fields[kind]?.some((start) => field.startsWith(start)));
}
