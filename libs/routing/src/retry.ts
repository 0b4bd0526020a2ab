import { duration, milliseconds } from '@auditorsec/config/units';
import { z } from 'zod';

/** Three tries: what is down gets no more than three times its load. */
const MOST_ATTEMPTS = 2;

/**
 * How long a caller waits, and how often the proxy tries. All tries and the waits between them must fit the timeout:
 * a try that can never run is a promise that the config doesn't keep.
 * Envoy waits at random between 0 and (2^n - 1) x backoff before retry n, at most 10 x backoff.
 */
export const retryProps = z
  .strictObject({
    /** The whole request, every try included. */
    timeout: duration,
    /** Tries after the first. 0 turns Istio's own default of 2 off. */
    attempts: z
      .int('a whole number')
      .min(0, 'a whole number from 0')
      .max(MOST_ATTEMPTS, `at most ${MOST_ATTEMPTS}: more tries only prolong an outage`),
    /** One try; needed when there are retries. */
    perTryTimeout: duration.optional(),
    /** Base of the jittered exponential wait between tries; Envoy's default is 25ms. */
    backoff: duration.optional(),
  })
  .superRefine(({ timeout, attempts, perTryTimeout, backoff }, issues) => {
    const fail = (path: string, message: string) => issues.addIssue({ code: 'custom', path: [path], message });
    if (attempts < 1) return;
    if (!backoff)
      return fail('backoff', 'a duration such as 50ms: retries without a wait join the overload that failed them');
    const tries = 1 + attempts;
    const waiting = longestWait(attempts, milliseconds(backoff));
    const longestTry = Math.floor((milliseconds(timeout) - waiting) / tries);
    if (longestTry < 1) {
      const least = `${tries} tries of 1 ms and ${waiting} ms of waiting between them`;
      return fail('timeout', `at least ${tries + waiting}ms: ${least}; or fewer attempts, or a shorter backoff`);
    }
    if (!perTryTimeout) return fail('perTryTimeout', `at most ${longestTry}ms, for ${tries} tries in ${timeout}`);
    const needed = tries * milliseconds(perTryTimeout) + waiting;
    if (needed <= milliseconds(timeout)) return;
    const sum = `(1 + ${attempts}) x ${perTryTimeout} + ${waiting} ms of waiting = ${needed} ms`;
    fail('perTryTimeout', `at most ${longestTry}ms: ${sum}, more than the timeout of ${timeout}`);
  });
export type RetryProps = z.output<typeof retryProps>;

/** The longest that all waits between tries can take together, in milliseconds. */
export function longestWait(attempts: number, backoff: number): number {
  let sum = 0;
  for (let retry = 1; retry <= attempts; retry++) sum += Math.min(2 ** retry - 1, 10) * backoff;
  return sum;
}

/** What may be repeated: reads after any failure that a second try can mend, in another zone too; writes only unsent. */
export const retries = {
  read: {
    retryOn: 'connect-failure,refused-stream,unavailable,cancelled,reset-before-request,503',
    retryRemoteLocalities: true,
  },
  write: { retryOn: 'connect-failure,refused-stream' },
} as const;
