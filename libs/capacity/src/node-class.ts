import { addManifest } from '@auditorsec/manifest/chart';
import { versions } from '@auditorsec/versions/versions';
import type { Construct } from 'constructs';
import type { NodeClass } from './karpenter.ts';

export interface NodeClassProps {
  readonly name: string;
  /** The EKS cluster that nodes join. */
  readonly cluster: string;
  /** Name of the IAM role of nodes. */
  readonly role: string;
  /** Ids of private subnets, one of each zone. */
  readonly subnets: readonly string[];
  /** ARN of the KMS key that encrypts the nodes' volumes, or of its alias. */
  readonly key: string;
}

/** What a node is: Bottlerocket of one version, in private subnets, its volumes encrypted; pods can't take its role. */
export function nodeClass(chart: Construct, { name, cluster, role, subnets, key }: NodeClassProps): void {
  const volume = (deviceName: string, volumeSize: string) => ({
    deviceName,
    ebs: {
      volumeSize,
      volumeType: 'gp3' as const,
      encrypted: true as const,
      kmsKeyID: key,
      deleteOnTermination: true as const,
    },
  });
  addManifest<NodeClass>(chart, {
    apiVersion: 'karpenter.k8s.aws/v1',
    kind: 'EC2NodeClass',
    metadata: { name },
    spec: {
      // `@latest` would replace every node of every region on the day of a release.
      amiSelectorTerms: [{ alias: `bottlerocket@v${versions.bottlerocket}` }],
      role,
      subnetSelectorTerms: subnets.map((id) => ({ id })),
      // The security group that EKS makes for the cluster carries this tag.
      securityGroupSelectorTerms: [{ tags: { 'aws:eks:cluster-name': cluster } }],
      associatePublicIPAddress: false,
      // One hop ends at the node: a pod doesn't reach the metadata service, and the role with it.
      metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 },
      // Bottlerocket's own volume, and the one of images and logs.
      blockDeviceMappings: [volume('/dev/xvda', '4Gi'), volume('/dev/xvdb', '80Gi')],
      tags: { cluster },
    },
  });
}
