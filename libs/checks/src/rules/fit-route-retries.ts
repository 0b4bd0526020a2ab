import { milliseconds } from '../duration.ts';
import type { ClusterRule } from '../rule.ts';
import { type HttpRoute, virtualServices } from '../virtual-service.ts';

/** Envoy's base of the wait between tries, where none is written. */
const DEFAULT_BACKOFF = 25;

/** All tries of a route, and the longest waits between them, fit its timeout. */
export const fitRouteRetries: ClusterRule = {
  name: 'fit-route-retries',
  scope: 'cluster',
  check(objects, report) {
    for (const { file, object } of virtualServices(objects))
      for (const [index, route] of (object.spec?.http ?? []).entries()) {
        const fault = faultOf(route);
        if (fault) report(file, fault, `spec.http[${index}].retries`);
      }
  },
};

function faultOf({ timeout, retries }: HttpRoute): string | undefined {
  const total = milliseconds(timeout);
  const attempts = retries?.attempts ?? 0;
  // Without a timeout nothing cuts a try off.
  if (attempts <= 0 || !total) return undefined;
  const tries = 1 + attempts;
  const waiting = longestWaits(attempts, milliseconds(retries?.backoff) ?? DEFAULT_BACKOFF);
  const longest = Math.floor((total - waiting) / tries);
  const mend =
    longest > 0
      ? `Write perTryTimeout: ${longest}ms or less, or fewer attempts.`
      : 'Write fewer attempts, or a longer timeout.';
  const outage = `${tries} tries are promised and the last can't run: a request that fails slowly is not retried`;
  const each = milliseconds(retries?.perTryTimeout);
  if (each === undefined) return `${outage}; without perTryTimeout, the first may take all ${timeout}. ${mend}`;
  const needed = tries * each + waiting;
  if (needed <= total) return undefined;
  return `${outage}; ${tries} x ${retries?.perTryTimeout} + ${waiting} ms of waiting = ${needed} ms, more than ${timeout}. ${mend}`;
}

/** Envoy waits up to (2^n - 1) times its base before retry n, at most ten times. */
function longestWaits(attempts: number, base: number): number {
  return Array.from({ length: attempts }, (_, retry) => Math.min(2 ** (retry + 1) - 1, 10) * base).reduce(
    (sum, wait) => sum + wait,
    0,
  );
}
