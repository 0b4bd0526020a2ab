import type { AppContext } from '@auditorsec/config/app';
import { encryptionKeys, secrets } from '@auditorsec/identity/arn';
import type { Statement } from '@auditorsec/identity/policy';
import { KEY } from '@auditorsec/secrets/store';

/** Secrets of this cluster, `<cluster>/…`, to read with their key: another region's never reach it. */
export function externalSecrets({ cluster, fleet }: AppContext): Statement[] {
  const place = { region: cluster.region, account: fleet.aws.account };
  return [
    {
      actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
      on: [secrets(place, `${cluster.name}/`)],
    },
    { actions: ['kms:Decrypt'], ...encryptionKeys(place, KEY) },
  ];
}
