import { accessEntry, accessPolicyAssociation } from '@auditorsec/aws/kinds/eks';
import { addManaged } from '@auditorsec/aws/managed';
import type { Region } from '@auditorsec/config/regions';
import type { Construct } from 'constructs';

/** Who may do what, by the ARNs of IAM roles. */
export interface ClusterAccess {
  /** Of nodes, which join the cluster. */
  readonly nodes: string;
  /** Of people who may change everything, for the day on which Argo CD can't. */
  readonly administrators: string;
  /** Of people who may look. */
  readonly viewers: string;
}

interface AccessProps {
  readonly cluster: string;
  readonly region: Region;
  readonly access: ClusterAccess;
}

const POLICIES = 'arn:aws:eks::aws:cluster-access-policy';

export function accessEntries(chart: Construct, { cluster, region, access }: AccessProps): void {
  const of = { region, clusterNameRef: { name: cluster } };
  addManaged(chart, accessEntry, {
    name: `${cluster}-nodes`,
    forProvider: { ...of, principalArn: access.nodes, type: 'EC2_LINUX' },
  });
  const people = [
    ['administrators', access.administrators, 'AmazonEKSClusterAdminPolicy'],
    ['viewers', access.viewers, 'AmazonEKSViewPolicy'],
  ] as const;
  for (const [who, principalArn, policy] of people) {
    addManaged(chart, accessEntry, {
      name: `${cluster}-${who}`,
      forProvider: { ...of, principalArn, type: 'STANDARD' },
    });
    addManaged(chart, accessPolicyAssociation, {
      name: `${cluster}-${who}`,
      forProvider: { ...of, principalArn, policyArn: `${POLICIES}/${policy}`, accessScope: { type: 'cluster' } },
    });
  }
}
