import { accessEntry, accessPolicyAssociation } from '@auditorsec/aws/kinds/eks';
import { addManaged } from '@auditorsec/aws/managed';
import type { Region } from '@auditorsec/config/regions';
import type { Construct } from 'constructs';
import { ON_CALL } from './on-call.ts';

/** Who may do what, by the ARNs of IAM roles. */
export interface ClusterAccess {
  /** Of nodes, which join the cluster. */
  readonly nodes: string;
  /** Of people who may change everything, for the day on which nothing else helps: break-glass. */
  readonly administrators: string;
  /** Of people who follow runbooks: they may look, and what `onCall` allows. */
  readonly onCall: string;
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
    ['administrators', access.administrators, 'AmazonEKSClusterAdminPolicy', []],
    ['on-call', access.onCall, 'AmazonEKSViewPolicy', [ON_CALL]],
  ] as const;
  for (const [who, principalArn, policy, kubernetesGroups] of people) {
    addManaged(chart, accessEntry, {
      name: `${cluster}-${who}`,
      forProvider: { ...of, principalArn, kubernetesGroups, type: 'STANDARD' },
    });
    addManaged(chart, accessPolicyAssociation, {
      name: `${cluster}-${who}`,
      forProvider: { ...of, principalArn, policyArn: `${POLICIES}/${policy}`, accessScope: { type: 'cluster' } },
    });
  }
}
