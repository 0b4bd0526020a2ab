import { made, type Row } from '../call.ts';

/** Queues, and the events that fill them. */
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
