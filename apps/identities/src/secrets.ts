import type { AppContext } from '@auditorsec/config/app';
import { secrets } from '@auditorsec/identity/arn';
import type { Statement } from '@auditorsec/identity/policy';

/** Secrets of this cluster, `<cluster>/…`, to read: another region's never reach it. */
export function externalSecrets({ cluster, fleet }: AppContext): Statement[] {
  const own = secrets({ region: cluster.region, account: fleet.aws.account }, `${cluster.name}/`);
  return [{ actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], on: [own] }];
}
