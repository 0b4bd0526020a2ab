import { encryptionKey } from '@auditorsec/aws/encryption-key';
import { alias } from '@auditorsec/aws/kinds/kms';
import { addManaged } from '@auditorsec/aws/managed';
import type { Region } from '@auditorsec/config/regions';
import type { Construct } from 'constructs';

export interface VolumeKeyProps {
  /** Of the key and of its alias. */
  readonly name: string;
  readonly region: Region;
  readonly account: string;
  readonly description: string;
}

/**
 * A KMS key for volumes, renewed every year and never deleted. Returns the ARN of its alias, which is known before AWS has made it.
 */
export function volumeKey(chart: Construct, { name, region, account, description }: VolumeKeyProps): string {
  encryptionKey(chart, { name, region, description, policy: usedByVolumes(region, account) });
  addManaged(chart, alias, { name, forProvider: { region, targetKeyIdRef: { name } }, keep: true });
  return `arn:aws:kms:${region}:${account}:alias/${name}`;
}

/**
 * As the policy of AWS's own key for EBS: whoever of the account may use a volume uses the key through EC2. It names no role: spot machines
 * and auto scaling come by service-linked roles, whose permissions are AWS's own and have no grant of ours.
 */
function usedByVolumes(region: Region, account: string): string {
  const owner = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' };
  const actions = ['Encrypt', 'Decrypt', 'ReEncryptFrom', 'ReEncryptTo', 'DescribeKey', 'CreateGrant'];
  const dataKeys = ['GenerateDataKey', 'GenerateDataKeyWithoutPlaintext'];
  const throughEc2 = {
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: [...actions, ...dataKeys].map((action) => `kms:${action}`),
    Resource: '*',
    Condition: { StringEquals: { 'kms:CallerAccount': account, 'kms:ViaService': `ec2.${region}.amazonaws.com` } },
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [owner, throughEc2] });
}
