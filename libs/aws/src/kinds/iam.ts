import { z } from 'zod';
import { managedKind } from '../kind.ts';

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
