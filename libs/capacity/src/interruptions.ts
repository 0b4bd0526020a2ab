import { rule, target } from '@auditorsec/aws/kinds/cloudwatchevents';
import { queue, queuePolicy } from '@auditorsec/aws/kinds/sqs';
import { addManaged } from '@auditorsec/aws/managed';
import type { Region } from '@auditorsec/config/regions';
import { queue as queueArn } from '@auditorsec/identity/arn';
import type { Construct } from 'constructs';

export interface InterruptionsProps {
  /** The EKS cluster whose nodes are meant. */
  readonly cluster: string;
  readonly region: Region;
  readonly account: string;
}

/** What AWS says before it takes a machine, or when one has gone (karpenter.sh, 'Interruption'). */
const EVENTS = {
  health: { source: 'aws.health', type: 'AWS Health Event' },
  spot: { source: 'aws.ec2', type: 'EC2 Spot Instance Interruption Warning' },
  rebalance: { source: 'aws.ec2', type: 'EC2 Instance Rebalance Recommendation' },
  state: { source: 'aws.ec2', type: 'EC2 Instance State-change Notification' },
} as const;

/** After two minutes the machine is gone: what nobody has read in five is no news. */
const RETENTION_SECONDS = 300;

/** The name of the queue, as Karpenter's setting has it. */
export function interruptionQueue(cluster: string): string {
  return `${cluster}-interruptions`;
}

/** The queue from which Karpenter hears that AWS takes a machine back, and drains the node while another is made. Returns its ARN. */
export function interruptions(chart: Construct, { cluster, region, account }: InterruptionsProps): string {
  const name = interruptionQueue(cluster);
  const arn = queueArn({ region, account }, name);
  addManaged(chart, queue, {
    name,
    forProvider: { region, name, messageRetentionSeconds: RETENTION_SECONDS, sqsManagedSseEnabled: true },
  });
  addManaged(chart, queuePolicy, {
    name,
    forProvider: { region, queueUrlRef: { name }, policy: policy(arn, account) },
  });
  for (const [event, { source, type }] of Object.entries(EVENTS)) {
    const ruleName = `${name}-${event}`;
    const eventPattern = JSON.stringify({ source: [source], 'detail-type': [type] });
    addManaged(chart, rule, { name: ruleName, forProvider: { region, description: type, eventPattern } });
    addManaged(chart, target, {
      name: ruleName,
      forProvider: { region, ruleRef: { name: ruleName }, targetId: 'karpenter', arn },
    });
  }
  return arn;
}

/** Events of this account come in, and nothing comes in or out without TLS. */
function policy(arn: string, account: string): string {
  const events = {
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: arn,
    Condition: { StringEquals: { 'aws:SourceAccount': account } },
  };
  const plain = {
    Effect: 'Deny',
    Principal: '*',
    Action: 'sqs:*',
    Resource: arn,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [events, plain] });
}
