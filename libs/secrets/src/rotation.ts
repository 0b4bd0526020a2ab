import { z } from 'zod';

/** Longer, and the plan's promise is broken: no value is older than this. */
export const MOST_DAYS = 90;

/** Nodes live for two weeks, and so does a pod with what it read at its start: below, a value could end before its last reader. */
const FEWEST_DAYS = 21;

/** How often a secret gets a new value, and by which function; refused beyond 21 to 90 days. */
export const rotation = z.strictObject({
  /** Name of the AWS Lambda function of the region that writes it: for two users in turn, so that the last value still works. */
  function: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, 'the name of a Lambda function, such as secret-rotation')
    .default('secret-rotation'),
  days: z
    .int()
    .refine(
      (days) => days >= FEWEST_DAYS && days <= MOST_DAYS,
      `${FEWEST_DAYS} to ${MOST_DAYS} days: pods read a new value within two weeks, and no value may be older than ${MOST_DAYS} days`,
    )
    .default(30),
});
export type Rotation = z.output<typeof rotation>;
