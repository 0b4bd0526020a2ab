import type { Managed } from '../managed-data.ts';
import type { ClusterObjects } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';

interface ClusterFields {
  readonly accessConfig: { authenticationMode?: string; bootstrapClusterCreatorAdminPermissions?: boolean };
  readonly vpcConfig: { endpointPublicAccess?: boolean };
}

interface EntryFields {
  readonly principalArn: string;
  readonly kubernetesGroups: readonly string[];
}

interface PolicyFields {
  readonly principalArn: string;
  readonly policyArn: string;
}

interface Binding {
  readonly subjects?: readonly { readonly kind: string; readonly name: string }[];
}

/** Policies of EKS that let their holder give himself every right. */
const EVERYTHING = /\/AmazonEKS(Cluster)?AdminPolicy$/;

/** Who reaches the API server, and with which rights, stands in access entries of roles; all rights are one role's, to break the glass. */
export const noWideClusterAccess: ClusterRule = {
  name: 'no-wide-cluster-access',
  scope: 'cluster',
  check(objects, report) {
    checkClusters(objects, report);
    checkEntries(objects, report);
    checkPolicies(objects, report);
  },
};

function checkClusters(objects: ClusterObjects, report: Report): void {
  for (const { file, object } of objects.of<Managed<ClusterFields>>('Cluster.eks.aws.m.upbound.io')) {
    const { accessConfig = {}, vpcConfig = {} } = object.spec?.forProvider ?? {};
    const say = (message: string, field: string) => report(file, message, `spec.forProvider.${field}`);
    if (accessConfig.authenticationMode !== 'API')
      say('a ConfigMap in the cluster can admit anybody, unseen by AWS. Write API.', 'accessConfig.authenticationMode');
    if (accessConfig.bootstrapClusterCreatorAdminPermissions !== false)
      say(
        'whoever made the cluster keeps all rights for ever, by no entry that is written. Write false.',
        'accessConfig.bootstrapClusterCreatorAdminPermissions',
      );
    if (vpcConfig.endpointPublicAccess !== false)
      say('everybody on the internet may knock at the API server. Write false.', 'vpcConfig.endpointPublicAccess');
  }
}

function checkEntries(objects: ClusterObjects, report: Report): void {
  const bindings = ['ClusterRoleBinding', 'RoleBinding'].flatMap((kind) =>
    objects.of<Binding>(`${kind}.rbac.authorization.k8s.io`),
  );
  const bound = new Set(
    bindings
      .flatMap(({ object }) => object.subjects ?? [])
      .flatMap(({ kind, name }) => (kind === 'Group' ? [name] : [])),
  );
  for (const { file, object } of objects.of<Managed<EntryFields>>('AccessEntry.eks.aws.m.upbound.io')) {
    const { principalArn = '', kubernetesGroups = [] } = object.spec?.forProvider ?? {};
    if (!/^arn:aws:iam::\d{12}:role\//.test(principalArn)) {
      const message = `${principalArn} is no role: keys of a user never end, and nobody signs in to them. Write the ARN of a role.`;
      report(file, message, 'spec.forProvider.principalArn');
    }
    for (const group of kubernetesGroups.filter((name) => !bound.has(name))) {
      const message = `nothing here gives the group ${group} a right. Bind it, or leave it out.`;
      report(file, message, 'spec.forProvider.kubernetesGroups');
    }
  }
}

function checkPolicies(objects: ClusterObjects, report: Report): void {
  const policies = objects.of<Managed<PolicyFields>>('AccessPolicyAssociation.eks.aws.m.upbound.io');
  const all = policies.filter(({ object }) => EVERYTHING.test(object.spec?.forProvider?.policyArn ?? ''));
  const [first] = all.map(({ object }) => object.spec?.forProvider?.principalArn);
  for (const { file, object } of all.filter((each) => each.object.spec?.forProvider?.principalArn !== first)) {
    const message = `${object.spec?.forProvider?.principalArn} gets all rights, as ${first} does: one role is enough to break the glass. Write AmazonEKSViewPolicy, and bind a group for the rest.`;
    report(file, message, 'spec.forProvider.policyArn');
  }
}
