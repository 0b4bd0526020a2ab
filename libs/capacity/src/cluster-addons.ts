import { addon } from '@auditorsec/aws/kinds/eks';
import { addManaged } from '@auditorsec/aws/managed';
import type { Region } from '@auditorsec/config/regions';
import { versions } from '@auditorsec/versions/versions';
import type { Construct } from 'constructs';

interface AddonProps {
  readonly cluster: string;
  readonly region: Region;
}

/** What EKS itself keeps running, each at a version of ours: one that is left out is raised by whoever clicks. */
const pinned = {
  'vpc-cni': versions.eksVpcCni,
  coredns: versions.eksCoreDns,
  'kube-proxy': versions.eksKubeProxy,
  'aws-ebs-csi-driver': versions.eksEbsCsi,
  'eks-pod-identity-agent': versions.eksPodIdentity,
} as const;

/** Off by default, and every NetworkPolicy is dead text. The add-on takes the text, not the boolean. */
const network = { enableNetworkPolicy: 'true' };

/** The account of the EBS driver, as its add-on names it. */
export const ebsDriver = { namespace: 'kube-system', serviceAccount: 'ebs-csi-controller-sa' } as const;

export function addons(chart: Construct, { cluster, region }: AddonProps): void {
  for (const [addonName, version] of Object.entries(pinned))
    addManaged(chart, addon, {
      name: `${cluster}-${addonName}`,
      forProvider: {
        region,
        clusterNameRef: { name: cluster },
        addonName,
        addonVersion: `v${version}`,
        resolveConflictsOnCreate: 'OVERWRITE',
        resolveConflictsOnUpdate: 'PRESERVE',
        ...(addonName === 'vpc-cni' && { configurationValues: JSON.stringify(network) }),
      },
    });
}
