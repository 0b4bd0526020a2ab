import { regions } from '@auditorsec/config/regions';
import { z } from 'zod';
import { managedKind, ref } from '../kind.ts';

const region = z.enum(regions);

/** A queue whose messages are encrypted by keys of SQS itself: services of AWS write to it without a right on a key of ours. */
export const queue = managedKind({
  service: 'sqs',
  kind: 'Queue',
  plural: 'queues',
  forProvider: z.strictObject({
    region,
    name: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/, 'letters, digits, _ and -, 80 at most'),
    messageRetentionSeconds: z.int().min(60).max(1_209_600),
    sqsManagedSseEnabled: z.literal(true),
  }),
});

/** Who may write to a queue, and read from it, beside those whose own policy says so. */
export const queuePolicy = managedKind({
  service: 'sqs',
  kind: 'QueuePolicy',
  plural: 'queuepolicies',
  forProvider: z.strictObject({ region, queueUrlRef: ref, policy: z.string() }),
});
