import { objectName } from '@auditorsec/manifest/patch';
import type { ClusterObjects, PodTemplate } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';
import { boundAccounts, runnersOf } from '../service-account.ts';

interface User {
  readonly pod: PodTemplate;
  /** `namespace/name`. */
  readonly account: string;
  readonly hasToken: boolean;
}

/** Every workload runs as an account of its own, and is handed a token of it only where a role is bound to it. */
export const requireOwnServiceAccount: ClusterRule = {
  name: 'require-own-service-account',
  scope: 'cluster',
  check(objects, report) {
    const users = objects.pods().flatMap((pod) => usersOf(objects, pod));
    for (const [account, those] of Map.groupBy(users, (user) => user.account)) checkShared(account, those, report);
    const bound = boundAccounts(objects);
    for (const { pod, account, hasToken } of users)
      if (hasToken && !bound.has(account))
        report(
          pod.file,
          `whoever takes it over has a token of the API server, which nothing here needs: no role is bound to ${account}. Write automountServiceAccountToken: false.`,
        );
  },
};

function usersOf(objects: ClusterObjects, pod: PodTemplate): User[] {
  return runnersOf(pod).map(({ serviceAccountName = 'default', automountServiceAccountToken }) => {
    const made = objects.get<{ readonly automountServiceAccountToken?: boolean }>(
      'ServiceAccount',
      pod.namespace,
      serviceAccountName,
    );
    const hasToken = automountServiceAccountToken ?? made?.object.automountServiceAccountToken ?? true;
    return { pod, account: `${pod.namespace}/${serviceAccountName}`, hasToken };
  });
}

const OWN = 'Give it a ServiceAccount of its own, by serviceAccountName';

function checkShared(account: string, users: readonly User[], report: Report): void {
  const files = [...new Set(users.map(({ pod }) => pod.file))];
  for (const file of files) {
    const others = files.filter((each) => each !== file).map(({ object }) => objectName(object));
    if (account.endsWith('/default'))
      report(file, `it runs as ${account}, as everything does that names none: what one may do, all may do. ${OWN}.`);
    else if (others.length > 0)
      report(
        file,
        `it runs as ${account}, and so does ${others.join(', ')}: what one may do, the other may do, and no policy tells them apart. ${OWN}.`,
      );
  }
}
