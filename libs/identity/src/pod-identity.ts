import { podIdentityAssociation } from '@auditorsec/aws/kinds/eks';
import { role, rolePolicy } from '@auditorsec/aws/kinds/iam';
import { addManaged } from '@auditorsec/aws/managed';
import type { Construct } from 'constructs';
import { kubernetesCluster, type Place } from './arn.ts';
import { requireNamed } from './least-privilege.ts';
import { permissions, type Statement, trust } from './policy.ts';

/** Whose pods are meant. */
export interface Holder extends Place {
  /** The EKS cluster. */
  readonly cluster: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

export interface PodIdentityProps extends Holder {
  /** What its pods may do; without any, others say it by `grant`. */
  readonly statements: readonly Statement[];
}

/**
 * What pods of one service account are to AWS: a role of IAM that nobody else can take, handed out by EKS Pod Identity. Credentials
 * last for hours and stand in no Secret. Its pods have to reach the agent on their node: `agent.ts`. Throws as `grant` does.
 */
export function podIdentity(chart: Construct, { statements, ...holder }: PodIdentityProps): void {
  const { cluster, region, namespace, serviceAccount } = holder;
  const name = roleName(holder);
  requireNamed(name, statements, podIdentity);
  addManaged(chart, role, {
    name,
    forProvider: {
      description: `Pods of ${namespace}/${serviceAccount} in ${cluster}`,
      assumeRolePolicy: trust('pods.eks.amazonaws.com', ['sts:AssumeRole', 'sts:TagSession'], takenBy(holder)),
    },
  });
  addManaged(chart, podIdentityAssociation, {
    name,
    forProvider: { region, clusterNameRef: { name: cluster }, namespace, serviceAccount, roleArnRef: { name } },
  });
  if (statements.length > 0) grant(chart, { to: holder, name: 'own', statements });
}

export interface GrantProps {
  /** Whose role it adds to: a `podIdentity` of the same cluster. */
  readonly to: Pick<Holder, 'cluster' | 'serviceAccount'>;
  /** What for; unique among the grants of the role. */
  readonly name: string;
  readonly statements: readonly Statement[];
}

/** Adds to what pods may do, where the one who knows why is another than the one who made their identity. Throws a `ConfigError` for patterns of actions. */
export function grant(chart: Construct, { to, name, statements }: GrantProps): void {
  const roleRef = { name: roleName(to) };
  requireNamed(roleRef.name, statements, grant);
  addManaged(chart, rolePolicy, {
    name: `${roleRef.name}-${name}`,
    forProvider: { roleRef, policy: permissions(statements) },
  });
}

/** Roles of IAM are global: the cluster tells those of regions apart. */
export function roleName({ cluster, serviceAccount }: Pick<Holder, 'cluster' | 'serviceAccount'>): string {
  return `${cluster}-${serviceAccount}`;
}

/** The tags that EKS gives to every session (EKS User Guide, 'Enable or disable session tags'). */
function takenBy(holder: Holder) {
  const { cluster, namespace, serviceAccount } = holder;
  return {
    StringEquals: {
      'aws:RequestTag/eks-cluster-arn': kubernetesCluster(holder, cluster),
      'aws:RequestTag/kubernetes-namespace': namespace,
      'aws:RequestTag/kubernetes-service-account': serviceAccount,
    },
  };
}
