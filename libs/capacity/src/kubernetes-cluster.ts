import { cluster } from '@auditorsec/aws/kinds/eks';
import { logGroup } from '@auditorsec/aws/log-group';
import { addManaged } from '@auditorsec/aws/managed';
import type { Region } from '@auditorsec/config/regions';
import { versions } from '@auditorsec/versions/versions';
import type { Construct } from 'constructs';
import { accessEntries, type ClusterAccess } from './cluster-access.ts';
import { addons } from './cluster-addons.ts';

export interface KubernetesClusterProps {
  /** Of the EKS cluster, which is there before its objects are: Crossplane takes it over. */
  readonly name: string;
  readonly region: Region;
  /** ARN of the IAM role of the control plane. */
  readonly role: string;
  /** Ids of private subnets, one of each zone. */
  readonly subnets: readonly string[];
  /** Addresses of Services: as at the cluster's creation, AWS changes them no more. */
  readonly services: string;
  /** ARN of the KMS key that encrypts Secrets: as at the cluster's creation, and no alias, which AWS doesn't take. */
  readonly key: string;
  readonly access: ClusterAccess;
}

/**
 * The EKS cluster: its API is reached from its network alone, every log is written and kept for 400 days, Secrets are encrypted with a key of ours, nobody has
 * rights but those written here, and it can't be deleted by accident. The minor is that of the versions file, in standard support.
 */
export function kubernetesCluster(chart: Construct, props: KubernetesClusterProps): void {
  const { name, region, role, subnets, services, key, access } = props;
  addManaged(chart, cluster, {
    name,
    forProvider: {
      region,
      version: versions.kubernetes.replace(/\.\d+$/, ''),
      roleArn: role,
      deletionProtection: true,
      bootstrapSelfManagedAddons: false,
      enabledClusterLogTypes: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'],
      encryptionConfig: { provider: { keyArn: key }, resources: ['secrets'] },
      // Extended support costs six times as much an hour, and hides that an upgrade is due.
      upgradePolicy: { supportType: 'STANDARD' },
      accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: false },
      zonalShiftConfig: { enabled: true },
      kubernetesNetworkConfig: { ipFamily: 'ipv4', serviceIpv4Cidr: services },
      vpcConfig: { endpointPrivateAccess: true, endpointPublicAccess: false, subnetIds: [...subnets] },
    },
    keep: true,
  });
  // Without it EKS makes one that keeps all for ever, which anybody with the rights of the account reads.
  logGroup(chart, { name: `${name}-control-plane`, path: `/aws/eks/${name}/cluster`, region, use: 'security' });
  addons(chart, { cluster: name, region });
  accessEntries(chart, { cluster: name, region, access });
}
