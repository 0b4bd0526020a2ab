import { addon } from '@auditorsec/aws/kinds/eks';
import { addManaged } from '@auditorsec/aws/managed';
import type { Region } from '@auditorsec/config/regions';
import { versions } from '@auditorsec/versions/versions';
import type { Construct } from 'constructs';

interface AddonProps {
  readonly cluster: string;
  readonly region: Region;
  /** ARN of the IAM role of the EBS driver. */
  readonly volumes: string;
}

/** What EKS itself keeps running, each at a version of ours: one that is left out is raised by whoever clicks. */
const pinned = {
  'vpc-cni': versions.eksVpcCni,
  coredns: versions.eksCoreDns,
  'kube-proxy': versions.eksKubeProxy,
  'aws-ebs-csi-driver': versions.eksEbsCsi,
  'eks-pod-identity-agent': versions.eksPodIdentity,
} as const;

export function addons(chart: Construct, { cluster, region, volumes }: AddonProps): void {
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
        ...(addonName === 'aws-ebs-csi-driver' && {
          podIdentityAssociation: [{ roleArn: volumes, serviceAccount: 'ebs-csi-controller-sa' }],
        }),
      },
    });
}
