import type { Region } from '@auditorsec/config/regions';
import type { Construct } from 'constructs';
import { encryptionKey } from './encryption-key.ts';
import { group } from './kinds/cloudwatchlogs.ts';
import { addManaged } from './managed.ts';

/** The key of all log groups of a cluster: one is enough, for who may read a log is said by IAM. */
const KEY = 'logs';

/** How long logs are kept: those of security for an audit of the year before, others while a fault may still be looked for. */
const DAYS = { security: 400, operation: 90 } as const;

export interface LogGroupProps {
  readonly name: string;
  /** As the service of AWS that writes to it calls it, such as `/aws/eks/eu-west-1/cluster`. */
  readonly path: string;
  readonly region: Region;
  /** What it is kept for: `security` 400 days, `operation` 90. */
  readonly use: keyof typeof DAYS;
}

/**
 * The group that a service of AWS writes its logs to: kept for as long as they are of use, encrypted by the key of `logKey`. One that the
 * service has made before is taken over. Never deleted by us: what it holds is evidence.
 */
export function logGroup(chart: Construct, { name, path, region, use }: LogGroupProps): void {
  const forProvider = { region, retentionInDays: DAYS[use], kmsKeyIdRef: { name: KEY } };
  addManaged(chart, group, { name, forProvider, keep: true, externalName: path });
}

/**
 * The KMS key of a cluster's log groups, which CloudWatch Logs may use for groups of this account and region:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export function logKey(
  chart: Construct,
  { region, account }: { readonly region: Region; readonly account: string },
): void {
  const owner = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' };
  const actions = ['Encrypt', 'Decrypt', 'ReEncrypt*', 'GenerateDataKey*', 'Describe*'];
  const ofGroups = {
    Effect: 'Allow',
    Principal: { Service: `logs.${region}.amazonaws.com` },
    Action: actions.map((action) => `kms:${action}`),
    Resource: '*',
    Condition: {
      ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${region}:${account}:log-group:*` },
    },
  };
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: [owner, ofGroups] });
  encryptionKey(chart, { name: KEY, region, description: `Logs of AWS services in ${region}`, policy });
}
