import { z } from 'zod';
import { managedKind, ref } from '../kind.ts';

/** Policies are JSON, as IAM reads them. */
export const role = managedKind({
  service: 'iam',
  kind: 'Role',
  plural: 'roles',
  forProvider: z.strictObject({
    description: z.string().max(1000),
    /** Who may take the role. */
    assumeRolePolicy: z.string(),
    inlinePolicy: z.array(z.strictObject({ name: z.string(), policy: z.string() })).optional(),
    managedPolicyArns: z.array(z.string().startsWith('arn:aws:iam::')).optional(),
  }),
});

/** One policy of a role, beside others that are made elsewhere. */
export const rolePolicy = managedKind({
  service: 'iam',
  kind: 'RolePolicy',
  plural: 'rolepolicies',
  forProvider: z.strictObject({ roleRef: ref, policy: z.string() }),
});
