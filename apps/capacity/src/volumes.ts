import { encryptionKeys, machines, type Place } from '@auditorsec/identity/arn';
import type { Statement } from '@auditorsec/identity/policy';

const DRIVER = 'ebs.csi.aws.com/cluster';

/** The driver of EBS: volumes that carry its tag, on nodes of the account, encrypted by the key of this alias. */
export function volumes(place: Place, key: string): Statement[] {
  const volume = machines(place, 'volume');
  const ours = { StringLike: { [`aws:ResourceTag/${DRIVER}`]: 'true' } };
  return [
    { actions: ['ec2:CreateVolume'], on: [volume], when: { StringLike: { [`aws:RequestTag/${DRIVER}`]: 'true' } } },
    { actions: ['ec2:CreateTags'], on: [volume], when: { StringEquals: { 'ec2:CreateAction': 'CreateVolume' } } },
    { actions: ['ec2:DeleteVolume', 'ec2:ModifyVolume'], on: [volume], when: ours },
    { actions: ['ec2:AttachVolume', 'ec2:DetachVolume'], on: [volume, machines(place, 'instance')] },
    { actions: READS, on: { anything: 'EC2 describes for the whole account' } },
    {
      actions: ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKeyWithoutPlaintext'],
      ...encryptionKeys(place, key),
    },
  ];
}

const READS = ['AvailabilityZones', 'Instances', 'Tags', 'Volumes', 'VolumesModifications', 'VolumeStatus'].map(
  (what) => `ec2:Describe${what}`,
);
