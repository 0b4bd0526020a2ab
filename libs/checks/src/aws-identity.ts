import { embeddedJson } from './embedded-json.ts';
import { type Managed, written } from './managed-data.ts';
import type { ClusterObjects, Found, PodTemplate } from './objects.ts';

interface Association {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly roleArnRef: { readonly name?: string };
}

interface RolePolicy {
  readonly roleRef: { readonly name?: string };
  readonly policy: string;
}

/** What a policy allows. */
export interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** Which role of AWS a pod is given, by EKS Pod Identity; none where nobody associates its service account. */
export function roleOf(objects: ClusterObjects, { namespace, spec }: PodTemplate): string | undefined {
  const account = spec.serviceAccountName ?? 'default';
  return objects
    .of<Managed<Association>>('PodIdentityAssociation.eks.aws.m.upbound.io')
    .map(written)
    .find((each) => each.namespace === namespace && each.serviceAccount === account)?.roleArnRef?.name;
}

/** Everything that the policies of a role allow. */
export function permissionsOf(objects: ClusterObjects, role: string): Permission[] {
  return objects
    .of<Managed<RolePolicy>>('RolePolicy.iam.aws.m.upbound.io')
    .map((found: Found<Managed<RolePolicy>>) => written(found))
    .filter(({ roleRef }) => roleRef?.name === role)
    .flatMap(({ policy }) => (policy ? embeddedJson(policy, readPermissions) : []));
}

type OneOrMore = string | readonly string[];

function readPermissions(value: unknown): Permission[] {
  const { Statement = [] } = value as { readonly Statement?: readonly { Action: OneOrMore; Resource: OneOrMore }[] };
  return Statement.map(({ Action, Resource }) => ({ actions: [Action].flat(), resources: [Resource].flat() }));
}
