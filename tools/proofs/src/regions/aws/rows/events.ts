import { made, type Row } from '../call.ts';

/** Queues, the events that fill them, and logs. */
export const events: Readonly<Record<string, Row>> = {
  'Queue.sqs': ({ cluster, name, fields }) => [
    {
      service: 'sqs',
      region: fields['region'],
      action: 'create_queue',
      params: {
        QueueName: fields['name'],
        Attributes: {
          MessageRetentionPeriod: `${fields['messageRetentionSeconds']}`,
          SqsManagedSseEnabled: `${fields['sqsManagedSseEnabled']}`,
        },
      },
      is: made(cluster, 'Queue', { name }),
      id: 'QueueUrl',
    },
  ],
  'QueuePolicy.sqs': ({ cluster, fields }) => [
    {
      service: 'sqs',
      region: fields['region'],
      action: 'set_queue_attributes',
      params: {
        QueueUrl: made(cluster, 'Queue', fields['queueUrlRef']),
        Attributes: { Policy: fields['policy'] },
      },
    },
  ],
  'Group.cloudwatchlogs': ({ cluster, externalName, fields }) => [
    {
      service: 'logs',
      region: fields['region'],
      action: 'create_log_group',
      params: { logGroupName: externalName, kmsKeyId: made(cluster, 'Key', fields['kmsKeyIdRef']) },
    },
    {
      service: 'logs',
      region: fields['region'],
      action: 'put_retention_policy',
      params: { logGroupName: externalName, retentionInDays: fields['retentionInDays'] },
    },
  ],
  'Rule.cloudwatchevents': ({ name, fields }) => [
    {
      service: 'events',
      region: fields['region'],
      action: 'put_rule',
      params: { Name: name, Description: fields['description'], EventPattern: fields['eventPattern'] },
    },
  ],
  'Target.cloudwatchevents': ({ fields }) => [
    {
      service: 'events',
      region: fields['region'],
      action: 'put_targets',
      params: { Rule: fields['ruleRef'].name, Targets: [{ Id: fields['targetId'], Arn: fields['arn'] }] },
    },
  ],
};
