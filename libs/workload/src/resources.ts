import { cpu, memory } from '@auditorsec/config/units';
import { z } from 'zod';

/** What one pod asks for. */
export const resources = z.strictObject({
  /** CPU that the scheduler keeps free for it; it may use more when the node has some. */
  cpu,
  /** Memory that it gets, and may not exceed: request and limit are one, so that a neighbour can't have it killed. */
  memory,
});
export type Resources = z.output<typeof resources>;

/** How many pods there are, from the least at night to the most at peak. */
export const replicas = z
  .strictObject({
    /** At least 2: one pod is an outage at every node drain. */
    min: z.int('a whole number').min(2, 'at least 2: with one pod, draining its node is an outage'),
    max: z
      .int('a whole number')
      .positive('a whole number above 0')
      .max(10_000, 'at most 10000: more is a slip of the finger'),
  })
  .superRefine(({ min, max }, issues) => {
    if (min <= max) return;
    issues.addIssue({ code: 'custom', path: ['min'], message: `at most replicas.max, which is ${max}`, input: min });
  });
export type Replicas = z.output<typeof replicas>;
