import { regions } from '@auditorsec/config/regions';
import { z } from 'zod';
import { managedKind, ref } from '../kind.ts';

const region = z.enum(regions);

/** Which events of a region are passed on; EventBridge, as it is called today. */
export const rule = managedKind({
  service: 'cloudwatchevents',
  kind: 'Rule',
  plural: 'rules',
  forProvider: z.strictObject({ region, description: z.string().max(512), eventPattern: z.string() }),
});

/** Where the events of a rule go. */
export const target = managedKind({
  service: 'cloudwatchevents',
  kind: 'Target',
  plural: 'targets',
  forProvider: z.strictObject({
    region,
    ruleRef: ref,
    targetId: z.string().max(64),
    arn: z.string().startsWith('arn:aws:sqs:'),
  }),
});
