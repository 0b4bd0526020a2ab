import { duration, milliseconds } from '@auditorsec/config/units';
import { z } from 'zod';

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
    attempts: z.int('a whole number').min(0, 'a whole number from 0'),
    /** One try; needed when there are retries. */
    perTryTimeout: duration.optional(),
    /** Base of the jittered exponential wait between tries; Envoy's default is 25ms. */
    backoff: duration.optional(),
  })
  .superRefine((props, issues) => {
    const { timeout, attempts, perTryTimeout, backoff } = props;
    const fail = (path: string, message: string) => issues.addIssue({ code: 'custom', path: [path], message });
    if (attempts === 0) return;
    if (!perTryTimeout)
      return fail(
        'perTryTimeout',
        `a duration of at most ${longestTry(props)} ms, for ${attempts + 1} tries in ${timeout}`,
      );
    if (!backoff)
      return fail('backoff', 'a duration such as 50ms: retries without a wait join the overload that failed them');
    const needed = (1 + attempts) * milliseconds(perTryTimeout) + longestWait(attempts, milliseconds(backoff));
    if (needed <= milliseconds(timeout)) return;
    const sum = `(1 + ${attempts}) x ${perTryTimeout} + ${longestWait(attempts, milliseconds(backoff))} ms of waiting = ${needed} ms`;
    fail('perTryTimeout', `at most ${longestTry(props)}ms: ${sum}, more than the timeout of ${timeout}`);
  });
export type RetryProps = z.output<typeof retryProps>;

function longestTry({ timeout, attempts, backoff }: Pick<RetryProps, 'timeout' | 'attempts' | 'backoff'>): number {
  const waiting = backoff ? longestWait(attempts, milliseconds(backoff)) : 0;
  return Math.max(0, Math.floor((milliseconds(timeout) - waiting) / (1 + attempts)));
}

/** The longest that all waits between tries can take together, in milliseconds. */
export function longestWait(attempts: number, backoff: number): number {
  let sum = 0;
  for (let retry = 1; retry <= attempts; retry++) sum += Math.min(2 ** retry - 1, 10) * backoff;
  return sum;
}

/** What may be repeated: reads after any failure that a second try can mend, writes only while nothing was sent. */
export const retryOn = {
  read: 'connect-failure,refused-stream,unavailable,cancelled,reset-before-request,503',
  write: 'connect-failure,refused-stream',
} as const;
