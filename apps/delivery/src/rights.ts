import type { Construct } from 'constructs';
import { argoConfig } from './settings.ts';
import type { SignIn } from './sign-in.ts';

/** What on-call may do beyond reading: sync again, and promote or abort a rollout. Nobody edits or deletes: Git does. */
const ON_CALL = [
  'p, role:on-call, applications, get, */*, allow',
  'p, role:on-call, applications, sync, */*, allow',
  'p, role:on-call, applications, action/argoproj.io/Rollout/*, */*, allow',
];

/** Who may do what in Argo CD: everybody who gets in reads. */
export function rights(chart: Construct, signIn?: SignIn): void {
  const groups = signIn ? [`g, ${signIn.onCall}, role:on-call`] : [];
  argoConfig(chart, 'argocd-rbac-cm', {
    'policy.csv': `${[...ON_CALL, ...groups].join('\n')}\n`,
    'policy.default': 'role:readonly',
    scopes: '[groups]',
  });
}
