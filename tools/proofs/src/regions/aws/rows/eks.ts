import { type Call, made, type Row } from '../call.ts';
import type { Fields, Resource } from '../resource.ts';

const call = ({ fields }: Resource, action: string, params: Fields): Call[] => [
  { service: 'eks', region: fields['region'], action, params },
];

export const eks: Readonly<Record<string, Row>> = {
  'Cluster.eks': (resource) => {
    const { name, fields } = resource;
    return call(resource, 'create_cluster', {
      name,
      version: fields['version'],
      roleArn: fields['roleArn'],
      resourcesVpcConfig: fields['vpcConfig'],
      logging: { clusterLogging: [{ types: fields['enabledClusterLogTypes'], enabled: true }] },
      encryptionConfig: [fields['encryptionConfig']],
      kubernetesNetworkConfig: fields['kubernetesNetworkConfig'],
      accessConfig: fields['accessConfig'],
      upgradePolicy: fields['upgradePolicy'],
      zonalShiftConfig: fields['zonalShiftConfig'],
      deletionProtection: fields['deletionProtection'],
      bootstrapSelfManagedAddons: fields['bootstrapSelfManagedAddons'],
    });
  },
  'Addon.eks': (resource) => {
    const { fields } = resource;
    return call(resource, 'create_addon', {
      clusterName: fields['clusterNameRef'].name,
      addonName: fields['addonName'],
      addonVersion: fields['addonVersion'],
      resolveConflicts: fields['resolveConflictsOnCreate'],
      ...(fields['configurationValues'] && { configurationValues: fields['configurationValues'] }),
    });
  },
  'AccessEntry.eks': (resource) =>
    call(resource, 'create_access_entry', {
      clusterName: resource.fields['clusterNameRef'].name,
      principalArn: resource.fields['principalArn'],
      ...(resource.fields['kubernetesGroups'] && { kubernetesGroups: resource.fields['kubernetesGroups'] }),
      type: resource.fields['type'],
    }),
  'PodIdentityAssociation.eks': (resource) => {
    const { cluster, fields } = resource;
    return call(resource, 'create_pod_identity_association', {
      clusterName: fields['clusterNameRef'].name,
      namespace: fields['namespace'],
      serviceAccount: fields['serviceAccount'],
      roleArn: made(cluster, 'Role', fields['roleArnRef']),
    });
  },
  'AccessPolicyAssociation.eks': (resource) =>
    call(resource, 'associate_access_policy', {
      clusterName: resource.fields['clusterNameRef'].name,
      principalArn: resource.fields['principalArn'],
      policyArn: resource.fields['policyArn'],
      accessScope: resource.fields['accessScope'],
    }),
};
